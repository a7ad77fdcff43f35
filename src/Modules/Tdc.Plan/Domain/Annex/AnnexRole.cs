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
internal sealed record AnnexColumn(AnnexRole Role, string Heading, int From, int Until, bool IsKnown);
