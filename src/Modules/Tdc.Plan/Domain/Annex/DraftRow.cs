namespace Tdc.Plan.Domain.Annex;

/// <summary>What a row of the annex is.</summary>
internal enum DraftKind
{
    /// <summary>A task, until something shows otherwise.</summary>
    Task,

    /// <summary>A group's row.</summary>
    Group,

    /// <summary>A heading between a group and its tasks.</summary>
    Subgroup,

    /// <summary>A part of the task above it.</summary>
    Subitem,
}

/// <summary>A row of the annex as it comes together from one or more printed rows.</summary>
internal sealed class DraftRow
{
    private readonly Dictionary<AnnexRole, string> cells = [];
    private readonly Dictionary<AnnexRole, string> literal = [];

    /// <summary>Where it begins.</summary>
    public required int Row { get; init; }

    /// <summary>Its number.</summary>
    public PrintedNumber Number { get; init; } = PrintedNumber.Unset;

    /// <summary>Whether only one cell is filled, or one covers most columns: the look of a heading inside the table.</summary>
    public bool IsBanner { get; set; }

    /// <summary>Whether it is the title of a further annex, under which numbering starts again.</summary>
    public bool OpensAnnex { get; init; }

    /// <summary>Whether its column of leads holds coordinating bodies as well.</summary>
    public bool MixesBodies { get; init; }

    /// <summary>What it turned out to be.</summary>
    public DraftKind Kind { get; set; } = DraftKind.Task;

    /// <summary>Cells of other columns, by heading.</summary>
    public List<AnnexNote> Notes { get; } = [];

    /// <summary>The cells of a heading that tasks below it took over.</summary>
    public HashSet<AnnexRole> Lent { get; } = [];

    /// <summary>The printed cells as they are, by role; rows that go on are joined by a line break.</summary>
    public IReadOnlyDictionary<AnnexRole, string> Literal => literal;

    /// <summary>The title: single line.</summary>
    public string Title => AnnexText.Clean(this[AnnexRole.Title]);

    /// <summary>A cell's text, joined; empty when none.</summary>
    public string this[AnnexRole role]
    {
        get => cells.GetValueOrDefault(role, "");
        set => cells[role] = value;
    }

    /// <summary>Whether anybody or any time is named in it.</summary>
    public bool AsksSomebody => this[AnnexRole.Lead].Length > 0 || this[AnnexRole.Coordinating].Length > 0 || this[AnnexRole.Time].Length > 0;

    /// <summary>Whether it has what makes a task a task.</summary>
    public bool HasDuty => AsksSomebody || this[AnnexRole.Output].Length > 0;

    /// <summary>Keeps a printed cell.</summary>
    public void Keep(AnnexRole role, string text)
    {
        if (text.Length > 0)
        {
            literal[role] = literal.TryGetValue(role, out var kept) ? $"{kept}\n{text}" : text;
        }
    }

    /// <summary>Adds text to a cell: on the same line when it goes on in the middle of a name or sentence.</summary>
    public void Append(AnnexRole role, string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        var before = this[role];
        var newLine = role is AnnexRole.Lead or AnnexRole.Coordinating or AnnexRole.Time
            && before.Length > 0 && (role == AnnexRole.Time || AgencyWords.Starts(CellWords.Of(text), 0)) && before[^1] is not (',' or ';') && !EndsOpen(before);
        this[role] = before.Length == 0 ? text : before + (newLine ? '\n' : ' ') + text;
    }

    /// <summary>Whether a cell ends in the middle: with a comma, or with a word that wants another, <c>Sở Khoa học và</c>, <c>Hằng</c>.</summary>
    public bool BreaksOff(AnnexRole role) => this[role] is { Length: > 0 } text && (text[^1] is ',' or '-' or '–' or '/' || EndsOpen(text));

    /// <summary>Adds a note under a heading, joining what is already there.</summary>
    public void AddNote(AnnexNote note)
    {
        var at = Notes.FindIndex(n => n.Heading == note.Heading);
        if (at < 0)
        {
            Notes.Add(note);
        }
        else
        {
            Notes[at] = Notes[at] with { Text = $"{Notes[at].Text}\n{note.Text}" };
        }
    }

    /// <summary>Fills an empty cell with that of another column of the same meaning; the note stays.</summary>
    /// <returns>What was taken, to be told.</returns>
    public List<AnnexNote> TakeStandIns()
    {
        var taken = Notes.Where(n => n.StandsInFor != AnnexRole.Note && this[n.StandsInFor].Length == 0).DistinctBy(n => n.StandsInFor).ToList();
        foreach (var note in taken)
        {
            Keep(note.StandsInFor, note.Text);
            Append(note.StandsInFor, note.Text);
        }

        return taken;
    }

    // "Hàng" + "năm", "Sở Khoa học và" + "Công nghệ": the line before is no whole name or time.
    private static bool EndsOpen(string text)
    {
        var last = AnnexText.Key(text[(text.LastIndexOfAny([' ', '\n']) + 1)..]);
        return open.Contains(last);
    }

    private static readonly HashSet<string> open =
        [.. new[] { "và", "các", "của", "hàng", "hằng", "năm", "đến", "giai", "đoạn", "thường", "quý", "tháng", "trước", "ngày", "ủy", "ban", "sở", "liên", "trong", "từ", "-" }.Select(AnnexText.Key)];
}
