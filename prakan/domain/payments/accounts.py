"""Bank accounts: the banks of Thailand by code, the form of a number, what a page may show of it."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass

from prakan.domain.problems import Fault, Refused
from prakan.domain.problems_payments import BANK_UNKNOWN, HOLDER_MISSING, NUMBER_WRONG
from prakan.domain.text import Text

#: codes of the Bank of Thailand's payment systems; a list of the agency's own may come in its place
BANKS: dict[str, Text] = {
    "002": Text("ธนาคารกรุงเทพ", "Bangkok Bank"),
    "004": Text("ธนาคารกสิกรไทย", "Kasikornbank"),
    "006": Text("ธนาคารกรุงไทย", "Krungthai Bank"),
    "011": Text("ธนาคารทหารไทยธนชาต", "TMBThanachart Bank"),
    "014": Text("ธนาคารไทยพาณิชย์", "Siam Commercial Bank"),
    "022": Text("ธนาคารซีไอเอ็มบี ไทย", "CIMB Thai Bank"),
    "024": Text("ธนาคารยูโอบี", "United Overseas Bank (Thai)"),
    "025": Text("ธนาคารกรุงศรีอยุธยา", "Bank of Ayudhya"),
    "030": Text("ธนาคารออมสิน", "Government Savings Bank"),
    "033": Text("ธนาคารอาคารสงเคราะห์", "Government Housing Bank"),
    "034": Text("ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร", "Bank for Agriculture and Agricultural Cooperatives"),
    "066": Text("ธนาคารอิสลามแห่งประเทศไทย", "Islamic Bank of Thailand"),
    "067": Text("ธนาคารทิสโก้", "TISCO Bank"),
    "069": Text("ธนาคารเกียรตินาคินภัทร", "Kiatnakin Phatra Bank"),
    "073": Text("ธนาคารแลนด์ แอนด์ เฮ้าส์", "Land and Houses Bank"),
}
BETWEEN = re.compile(r"[\s-]")
LEAST, MOST = 10, 15  # digits
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account as its bank knows it: the bank's code, digits, the name on the account."""

    bank: str
    number: str
    holder: str


def account_of(bank: str, number: str, holder: str) -> Account:
    """Return what was typed as an account; raises ``Refused`` with every fault: PAY-020 to 022."""
    digits, name, faults = BETWEEN.sub("", number), " ".join(holder.split())[:LONGEST], []
    if bank not in BANKS:
        faults.append(Fault(BANK_UNKNOWN, {"given": bank}, "bank"))
    if not (digits.isascii() and digits.isdecimal() and LEAST <= len(digits) <= MOST):
        faults.append(Fault(NUMBER_WRONG, {"least": LEAST, "most": MOST}, "number"))
    if not name:
        faults.append(Fault(HOLDER_MISSING, {}, "holder"))
    if faults:
        raise Refused(*faults)
    return Account(bank, digits, name)


def mask(account: Account) -> str:
    """Return a number of which only the last four digits show."""
    return f"••••••{account.number[-4:]}"


def packed(account: Account) -> str:
    """Return an account as one text, to be encrypted at once."""
    return json.dumps(asdict(account), ensure_ascii=False, separators=(",", ":"))


def unpacked(text: str) -> Account:
    """Return what ``packed`` made a text of."""
    return Account(**json.loads(text))
