# Importing people from a file.
import-title = Import people
import-lead = Choose the list as your HR system or spreadsheet gives it. You see first what it would change.
import-file = Put the file here
import-file-hint = CSV with any separator, up to 20 MB
import-file-label = File with people
import-paste = Or paste the lines
import-text = Lines, the first one with the column names
import-preview = Show what would change
import-nothing-yet = Nothing is saved yet.
import-columns = Columns
import-columns-text = Address and name are needed, the rest is welcome. Names of columns may be English, Dutch or Danish, in any order; a column that is missing changes nothing.
import-example = An example file
import-other-file = Another file
import-preview-title = What this file would change
import-preview-lead = Nothing is saved yet. The file waits here for an hour.
import-new = New
import-new-means = not known yet
import-changed = Changed
import-changed-means = something differs, or they are back
import-unchanged = As they are
import-unchanged-means = nothing to do
import-problems = Problems
import-problems-means = values that need a look
import-unknown-columns = These columns mean nothing to Marbles and are left out: { $columns }.
import-problems-title =
    { $count ->
        [one] { $n } problem in the file
       *[other] { $n } problems in the file
    }
import-problems-help = Mend them in the file and choose it again, or go on without them.
import-line = Line
import-column = Column
import-value = In the file
import-what = What is wrong
import-then = What happens
import-without-value = Imported without this value
import-left-out = Left out
import-more-problems =
    { $count ->
        [one] And { $n } more problem.
       *[other] And { $n } more problems.
    }
import-new-people =
    { $count ->
        [one] { $n } new person
       *[other] { $n } new people
    }
import-changed-people =
    { $count ->
        [one] { $n } person changes
       *[other] { $n } people change
    }
import-leavers =
    { $count ->
        [one] { $n } person is not in this file
       *[other] { $n } people are not in this file
    }
import-and-more =
    { $count ->
        [one] And { $n } more.
       *[other] And { $n } more.
    }
import-back = back again
import-others-left =
    { $count ->
        [one] The { $n } person who is not in this file has left the organisation
       *[other] The { $n } people who are not in this file have left the organisation
    }
import-others-left-hint = They are signed out and marked, never deleted. A later file brings them back.
import-invite = Invite the people in this file
import-button =
    { $count ->
        [one] Import { $n } person
       *[other] Import { $n } people
    }
import-problem-email-missing = There is no e-mail address.
import-problem-email-invalid = This is no e-mail address.
import-problem-email-repeated = Line { $n } has the same address; that one counts.
import-problem-name-missing = There is no name.
import-problem-role-unknown = There is no such role: use member, editor, lead or admin.
import-problem-language-unknown = Marbles does not speak this language yet: use en, nl or da.
import-problem-time-zone-unknown = This time zone does not exist: write it like Europe/Copenhagen.
import-problem-too-many-fields = There are more values than the { $n } columns.
import-problem-quote-broken = A quotation mark opens or closes in the wrong place.
import-problem-too-long = This is too long: { $n } characters fit.
import-problem-sheet-empty = There is nothing in it yet. Choose a file or paste some lines.
import-problem-sheet-workbook = This is a spreadsheet. Open it, save it as CSV, and choose that file.
import-problem-sheet-not-text = This file is no text. Save the list as CSV and choose that file.
import-problem-sheet-no-email-column = No column holds e-mail addresses. The first line must name the columns; it says: { $found }.
import-problem-sheet-too-large = The file is larger than { $n } MB.
import-problem-sheet-too-many-rows = The file has more than { $n } lines. Split it into parts.
