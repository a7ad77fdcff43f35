namespace Tdc.Plan.Domain.Annex;

/// <summary>What a column of an annex holds.</summary>
internal enum AnnexRole
{
    /// <summary>TT, STT.</summary>
    Number,

    /// <summary>Nội dung, nhiệm vụ.</summary>
    Title,

    /// <summary>Cơ quan chủ trì.</summary>
    Lead,

    /// <summary>Cơ quan phối hợp.</summary>
    Coordinating,

    /// <summary>Thời gian, tiến độ.</summary>
    Time,

    /// <summary>Sản phẩm, kết quả.</summary>
    Output,

    /// <summary>Nhóm nhiệm vụ: the group's title in a column of its own.</summary>
    Group,

    /// <summary>Anything else: kept beside the task under its heading.</summary>
    Note,
}

/// <summary>A column: its heading, what it holds, and the part of the table's grid that it covers.</summary>
/// <param name="Role">What it holds.</param>
/// <param name="Heading">The heading as printed.</param>
/// <param name="From">First grid column.</param>
/// <param name="Until">The grid column after its last one.</param>
/// <param name="IsKnown">Whether the heading's words were recognised, for a note too.</param>
/// <param name="Could">Of a note the role that its words give it as well, where another column holds that role; else <see cref="AnnexRole.Note"/>.</param>
internal sealed record AnnexColumn(AnnexRole Role, string Heading, int From, int Until, bool IsKnown, AnnexRole Could = AnnexRole.Note)
{
    /// <summary>Of the column of leads: whether coordinating bodies stand in it as well, <c>Đơn vị chủ trì, phối hợp</c>.</summary>
    public bool MixesBodies { get; init; }

    /// <summary>The role whose empty cells its cells may fill; a start is no due time, last year's result no product, and a second title no title.</summary>
    public AnnexRole StandsInFor => Could switch
    {
        AnnexRole.Lead or AnnexRole.Coordinating => Could,
        AnnexRole.Time when !HeadingWords.NamesStart(Heading) => Could,
        AnnexRole.Output when !Heading.Any(char.IsAsciiDigit) => Could,
        _ => AnnexRole.Note,
    };
}

/// <summary>A cell of a column that is no part of the task itself.</summary>
/// <param name="Heading">The column's heading; empty beyond the last one.</param>
/// <param name="Text">The cell.</param>
/// <param name="StandsInFor">See <see cref="AnnexColumn.StandsInFor"/>.</param>
internal readonly record struct AnnexNote(string Heading, string Text, AnnexRole StandsInFor = AnnexRole.Note);
