"""The form that a Word template of reports is sent with."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakan.domain.letter_template.kinds import REPORT_KINDS
from prakan.registry.queries.letter_templates import LANGUAGES
from prakan.web.forms.typed import GivenFile, LooseChoice, LooseText, choose
from prakan.web.templatetags.words import language


class ReportTemplateForm(forms.Form):
    """A Word file that becomes the next version of the template of a level, or of every level."""

    use_required_attribute = False

    kind = LooseChoice(label=_("Level"))
    language = LooseChoice(label=_("Language of the report"))
    file = GivenFile(label=_("Template"), help_text=_("Word (.docx), at most 5 MB"))
    remark = LooseText(label=_("What was changed"), max_length=200, required=False)

    def __init__(self, data: Any, files: Any, kind: str) -> None:
        super().__init__(data, files, label_suffix="", initial={"kind": kind, "language": "th"})
        choose(self, "kind", [(one.code, one.name.say(language())) for one in REPORT_KINDS.values()])
        choose(self, "language", [(code, name.say(language())) for code, name in LANGUAGES.items()])
