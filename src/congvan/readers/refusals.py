"""The sentences with which a file is refused: what is wrong and what to do, in Vietnamese and English.

>>> print(refuse("encrypted", "a.docx"))
a.docx: tệp được bảo vệ bằng mật khẩu; hãy gỡ mật khẩu rồi thử lại (encrypted: remove the password and try again)
"""

from __future__ import annotations

from congvan.errors import ReadError

_SAYINGS: dict[str, tuple[str, str, str, str]] = {
    "missing": (
        "missing",
        "không tìm thấy tệp",
        "hãy kiểm tra lại đường dẫn",
        "no such file: check the path",
    ),
    "directory": (
        "missing",
        "đây là thư mục, không phải tệp",
        "hãy chỉ rõ một tệp",
        "this is a directory: name a file in it",
    ),
    "forbidden": (
        "missing",
        "không mở được tệp",
        "hãy kiểm tra quyền đọc",
        "cannot be opened: check the permissions",
    ),
    "empty": (
        "empty",
        "tệp rỗng",
        "hãy kiểm tra tệp gốc hoặc tải lại",
        "empty: check the original or download it again",
    ),
    "blank": (
        "empty",
        "tệp không có chữ nào",
        "hãy kiểm tra tệp gốc",
        "it has no words: check the original",
    ),
    "binary": (
        "not_a_document",
        "không phải tệp văn bản",
        "hãy đưa vào tệp docx, pdf hoặc txt",
        "not a document: give a docx, pdf or txt file",
    ),
    "json": (
        "not_a_document",
        "đây là dữ liệu JSON, không phải văn bản",
        "hãy đưa vào tệp văn bản gốc; các câu trong tệp .jsonl thì đọc bằng congvan extract",
        "JSON data, not a letter: give the letter's own file; sentences in a .jsonl are read by congvan extract",
    ),
    "image": (
        "no_text",
        "đây là tệp ảnh, cần nhận dạng chữ (OCR)",
        'hãy cài bộ nhận dạng: pip install "congvan[ocr]"',
        'an image, which needs OCR: pip install "congvan[ocr]"',
    ),
    "encoding": (
        "not_a_document",
        "không rõ bảng mã của tệp văn bản",
        "hãy lưu lại bằng bảng mã UTF-8",
        "text in an unknown encoding: save it as UTF-8",
    ),
    "unsupported": (
        "unsupported",
        "chưa đọc được định dạng {kind}",
        "hãy lưu lại thành docx, pdf hoặc txt",
        "{kind} cannot be read yet: save it as docx, pdf or txt",
    ),
    "needs_office": (
        "unsupported",
        "định dạng {kind} chỉ đọc được qua LibreOffice, máy này chưa có",
        "hãy cài LibreOffice, hoặc lưu lại thành docx, pdf hoặc txt",
        "{kind} is read by way of LibreOffice, which is not here: install it, or save the file as docx, pdf or txt",
    ),
    "several": (
        "unsupported",
        "tệp chứa nhiều văn bản",
        "hãy dùng congvan parse, congvan.read_all hoặc congvan.parse_all",
        "it holds several letters: use congvan parse, congvan.read_all or congvan.parse_all",
    ),
    "no_member": (
        "not_a_document",
        "tệp không chứa tệp nào khác",
        "hãy kiểm tra tệp gốc",
        "it holds no files: check the original",
    ),
    "encrypted": (
        "encrypted",
        "tệp được bảo vệ bằng mật khẩu",
        "hãy gỡ mật khẩu rồi thử lại",
        "encrypted: remove the password and try again",
    ),
    "damaged": (
        "damaged",
        "tệp {kind} bị hỏng hoặc thiếu",
        "hãy tải lại hoặc mở rồi lưu lại",
        "the {kind} file is damaged or cut short: download it again, or open and save it anew",
    ),
    "torn_picture": (
        "damaged",
        "tệp ảnh bị hỏng hoặc thiếu",
        "hãy tải lại hoặc quét lại",
        "the picture is damaged or cut short: download it or scan it again",
    ),
    "hostile": (
        "damaged",
        "tệp {kind} khai báo thực thể XML, điều văn bản không bao giờ cần",
        "hãy lưu lại bằng trình soạn thảo",
        "the {kind} file declares XML entities, which no letter needs: save it anew with a word processor",
    ),
    "no_text": (
        "no_text",
        "tệp PDF chỉ có ảnh, không có lớp văn bản",
        'hãy cài bộ nhận dạng chữ (OCR): pip install "congvan[ocr]"',
        'a scan without a text layer, which needs OCR: pip install "congvan[ocr]"',
    ),
    "no_words": (
        "no_text",
        "không nhận dạng được chữ nào trên ảnh",
        "hãy quét lại rõ hơn, 200 dpi trở lên",
        "OCR found no words: scan it anew, at 200 dpi or more",
    ),
    "too_slow": (
        "too_slow",
        "đọc quá {what} giây mà chưa xong",
        "hãy chia nhỏ tệp hoặc nới giới hạn thời gian",
        "not read within {what} seconds: split the file or raise the limit",
    ),
    "crashed": (
        "crashed",
        "tệp làm hỏng tiến trình đọc",
        "hãy mở rồi lưu lại, hoặc báo lỗi kèm tệp này",
        "the process that read it died: save it anew, or report it with the file",
    ),
    "memory": (
        "too_large",
        "tệp cần nhiều bộ nhớ hơn giới hạn {what} MB",
        "hãy chia nhỏ tệp hoặc nới giới hạn",
        "needs more memory than the limit of {what} MB: split the file or raise the limit",
    ),
    "too_large": (
        "too_large",
        "tệp vượt giới hạn {what}",
        "hãy chia nhỏ tệp hoặc nới giới hạn",
        "over the limit {what}: split the file or raise the limit",
    ),
}


def refuse(saying: str, name: str, *, kind: str = "", what: str = "") -> ReadError:
    """The error to raise for the file ``name``; ``saying`` is a key of the table above."""
    code, wrong, remedy, english = _SAYINGS[saying]
    english = english.format(kind=kind, what=what)
    return ReadError(name, code, wrong.format(kind=kind, what=what), remedy, english)
