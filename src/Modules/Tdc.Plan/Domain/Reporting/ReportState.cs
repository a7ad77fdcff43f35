namespace Tdc.Plan.Domain.Reporting;

/// <summary>Where a unit's report of a round stands. Lateness is a fact beside it and never a state.</summary>
internal enum ReportState
{
    /// <summary>Chưa đến kỳ.</summary>
    NotDue,

    /// <summary>Chưa mở: may be written, nobody has begun.</summary>
    Open,

    /// <summary>Có bản nháp.</summary>
    Draft,

    /// <summary>Đã nộp.</summary>
    Submitted,

    /// <summary>Trả lại để bổ sung.</summary>
    Returned,

    /// <summary>Đã nhận: looked at and found good.</summary>
    Accepted,

    /// <summary>Đã tổng hợp: stands in a consolidated report.</summary>
    Consolidated,

    /// <summary>Đã chốt: the consolidated report was issued.</summary>
    Locked,

    /// <summary>Được miễn in this round, with a reason.</summary>
    Waived,
}

/// <summary>Why the coordinator gave a report back: decides which submission counts for timeliness.</summary>
internal enum ReturnCause
{
    /// <summary>Something in it is to be mended: the first submission stays the one that counts.</summary>
    Content,

    /// <summary>There was nothing in it: only the next submission counts.</summary>
    Empty,
}

/// <summary>Groups of states that pages and figures ask for.</summary>
internal static class ReportStates
{
    /// <summary>Submitted and not returned: what C counts.</summary>
    public static readonly ReportState[] Complete =
        [ReportState.Submitted, ReportState.Accepted, ReportState.Consolidated, ReportState.Locked];

    /// <summary>Owed and not complete: whom to remind.</summary>
    public static readonly ReportState[] Missing =
        [ReportState.NotDue, ReportState.Open, ReportState.Draft, ReportState.Returned];

    /// <summary>Whether a state counts as complete.</summary>
    public static bool IsComplete(this ReportState state) => Complete.Contains(state);
}
