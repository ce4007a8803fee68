"""Room `preview`: a folder of built pages is served, watched for change and reloaded in the browser."""
