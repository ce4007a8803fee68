"""Room `topics`: articles with topics become one typical vector a topic; a text is compared with them. Pure.

Term frequency and inverse document frequency, and the cosine of the angle to the mean of a topic's articles
(J. J. Rocchio, "Relevance feedback in information retrieval", 1971).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log, sqrt

from msgspec import Struct

from glossator.topics.words import is_number, word_key, words_of

FEWEST = 50
"""With fewer tagged articles nothing is suggested."""
RAREST = 3
"""A topic on fewer articles has no typical vector."""
TERMS = 300
"""The heaviest terms of a topic that are kept."""
NEAR = 0.12
"""The least similarity that is worth a suggestion."""

Vector = Mapping[str, float]


class Centroids(Struct, frozen=True):
    """What the articles of each topic have in common."""

    weights: Vector
    """Term → its inverse document frequency."""
    vectors: Mapping[str, Vector]
    """Topic → its typical vector, of length 1."""


def untaught() -> Centroids:
    """The centroids of no articles."""
    return Centroids({}, {})


def centroids_of(articles: Iterable[tuple[Sequence[str], str]]) -> Centroids:
    """Pairs of topics and text become the centroids of topics; of fewer than 50 tagged ones, none."""
    tagged = [(tuple(topics), terms(text)) for topics, text in articles if topics]
    if len(tagged) < FEWEST:
        return untaught()
    spread = Counter(term for _, counted in tagged for term in counted)
    weights = {term: log(len(tagged) / seen) for term, seen in spread.items() if 1 < seen < len(tagged)}
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    uses: Counter[str] = Counter()
    for topics, counted in tagged:
        vector = _vector(counted, weights)
        for topic in dict.fromkeys(topics):
            uses[topic] += 1
            for term, weight in vector.items():
                sums[topic][term] += weight  # type: ignore[assignment]
    vectors = {topic: _unit(dict(sums[topic].most_common(TERMS))) for topic in sums if uses[topic] >= RAREST}
    return Centroids(weights, vectors)


def similar_topics(text: str, centroids: Centroids) -> tuple[tuple[str, float], ...]:
    """The topics whose articles the text resembles, with the cosine similarity (0 to 1), nearest first."""
    vector = _vector(terms(text), centroids.weights)
    nearness = {
        topic: sum(weight * vector[term] for term, weight in typical.items() if term in vector)
        for topic, typical in centroids.vectors.items()
    }
    near = [(topic, value) for topic, value in nearness.items() if value >= NEAR]
    return tuple(sorted(near, key=lambda pair: (-pair[1], pair[0])))


def terms(text: str) -> Counter[str]:
    """The folded words of a text that may tell its subject, counted: no numbers, none under three letters."""
    forms = (word.text for word in words_of(text))
    return Counter(word_key(form) for form in forms if len(form) > 2 and not is_number(form))


def _vector(counted: Counter[str], weights: Vector) -> Vector:
    return _unit({term: (1 + log(n)) * weights[term] for term, n in counted.items() if term in weights})


def _unit(vector: Vector) -> Vector:
    length = sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {term: weight / length for term, weight in vector.items()}
