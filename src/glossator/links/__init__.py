"""Built pages become the links in them, and which of these lead nowhere."""
