"""Words that are planted in what people tell, each once, and where they may come up again."""

import re
from dataclasses import dataclass, field
from random import Random

_SURNAMES = "郦邬郗鄢阚闵麴缪璩濮"
_GIVEN = "璟琰珩瑀璠璩瑄璘翀翎翥聿"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS = "10X98765432"
_LIKE_ONE = re.compile(f"[{_SURNAMES}][{_GIVEN}]{{3}}|410105[0-9]{{11}}[0-9X]|139[0-9]{{8}}")


@dataclass
class Planted:
    """All that was planted: names with whoever told them, and numbers that name a person."""

    dice: Random
    names: dict[str, str] = field(default_factory=dict)  # by name: whose report it is in
    numbers: set[str] = field(default_factory=set)
    accused: set[str] = field(default_factory=set)

    def name(self, who: str) -> str:
        """Somebody's name, as their neighbours say it."""
        serial = len(self.names) + len(self.accused)
        first, rest = _SURNAMES[serial % len(_SURNAMES)], serial // len(_SURNAMES)
        made = first + _GIVEN[rest % 12] + _GIVEN[rest // 12 % 12] + _GIVEN[rest // 144 % 12]
        self.names[made] = who
        return made

    def accused_name(self) -> str:
        """The name of a cadre who is accused: it is to be found nowhere."""
        made = self.name("")
        del self.names[made]
        self.accused.add(made)
        return made

    def phone(self) -> str:
        """A mobile number."""
        made = f"139{self.dice.randrange(10**8):08}"
        self.numbers.add(made)
        return made

    def id_card(self) -> str:
        """An identity card's number, its check digit right."""
        day = f"{self.dice.randint(1, 12):02}{self.dice.randint(1, 28):02}"
        body = f"410105{self.dice.randint(1940, 2005)}{day}{self.dice.randrange(1000):03}"
        check = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
        made = body + _DIGITS[check % 11]
        self.numbers.add(made)
        return made

    def in_text(self, text: str) -> set[str]:
        """The planted words in a text, an accused's and the numbers too."""
        return {
            word
            for word in _LIKE_ONE.findall(text)
            if word in self.names or word in self.numbers or word in self.accused
        }

    def admit(self, words: set[str], who: str) -> None:
        """Whoever told it says that nobody is accused: the names are names as others are."""
        for word in words & self.accused:
            self.accused.discard(word)
            self.names[word] = who
