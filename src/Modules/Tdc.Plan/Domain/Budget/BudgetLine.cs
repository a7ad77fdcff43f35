using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Plan.Domain.Budget;

/// <summary>Id of a budget line.</summary>
public readonly record struct BudgetLineId(Guid Value) : IId<BudgetLineId>
{
    /// <inheritdoc/>
    public static BudgetLineId From(Guid value) => new(value);
}

/// <summary>Id of a budget event.</summary>
public readonly record struct BudgetEventId(Guid Value) : IId<BudgetEventId>
{
    /// <inheritdoc/>
    public static BudgetEventId From(Guid value) => new(value);
}

/// <summary>Where money comes from. Source: Decision 1295/QĐ-UBND part III.</summary>
internal enum FundSource
{
    /// <summary>Ngân sách cấp tỉnh, thành phố.</summary>
    ProvincialBudget,

    /// <summary>Ngân sách trung ương.</summary>
    CentralBudget,

    /// <summary>Ngân sách cấp xã.</summary>
    CommuneBudget,

    /// <summary>Doanh nghiệp.</summary>
    Enterprise,

    /// <summary>Tổ chức, cá nhân.</summary>
    OrganisationOrPerson,

    /// <summary>Vốn ODA.</summary>
    Oda,

    /// <summary>Viện trợ không hoàn lại.</summary>
    Grant,

    /// <summary>Nguồn hợp pháp khác.</summary>
    Other,
}

/// <summary>A step of money. The first seven follow one another; the rest change what was approved.</summary>
internal enum BudgetStage
{
    /// <summary>Dự toán.</summary>
    Estimate,

    /// <summary>Đề nghị.</summary>
    Proposed,

    /// <summary>Được duyệt.</summary>
    Approved,

    /// <summary>Phân bổ.</summary>
    Allocated,

    /// <summary>Cam kết.</summary>
    Committed,

    /// <summary>Giải ngân.</summary>
    Disbursed,

    /// <summary>Quyết toán.</summary>
    Settled,

    /// <summary>Điều chỉnh: adds to (or takes from) what was approved, by a document.</summary>
    Adjusted,

    /// <summary>Chuyển nguồn to the next year: no longer to be spent in this one.</summary>
    CarriedOver,

    /// <summary>Hủy dự toán: no longer to be spent at all.</summary>
    Cancelled,
}

/// <summary>Money of one unit for one task in one year of account from one source. Its amounts are sums of events.</summary>
internal sealed class BudgetLine
{
    /// <summary>Its id.</summary>
    public required BudgetLineId Id { get; init; }

    /// <summary>The task.</summary>
    public required PlanTaskId TaskId { get; init; }

    /// <summary>The unit through its renamings.</summary>
    public required LineageId Unit { get; init; }

    /// <summary>Year of account; kept apart from the days of the events.</summary>
    public required int Year { get; init; }

    /// <summary>Where the money comes from.</summary>
    public required FundSource Source { get; init; }

    /// <summary>Chapter, category, item as the budget classification writes them; empty when not given.</summary>
    public string Classification { get; init; } = "";

    /// <summary>What the money is for, in a few words.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>Changes at every event; two writers cannot both win.</summary>
    public Guid Version { get; set; }

    /// <summary>The events, never changed or deleted.</summary>
    public List<BudgetEvent> Events { get; init; } = [];
}

/// <summary>A change of a stage's amount, with its document. Append-only: a mistake is taken back by a negative event.</summary>
internal sealed class BudgetEvent
{
    /// <summary>Its id.</summary>
    public required BudgetEventId Id { get; init; }

    /// <summary>The line.</summary>
    public required BudgetLineId LineId { get; init; }

    /// <summary>The stage.</summary>
    public required BudgetStage Stage { get; init; }

    /// <summary>Whole đồng added to the stage; negative takes back.</summary>
    public required long AmountDong { get; init; }

    /// <summary>Number and symbol of the document.</summary>
    public required string Document { get; init; }

    /// <summary>Day of the document or of the payment.</summary>
    public required DateOnly OccurredOn { get; init; }

    /// <summary>Remarks.</summary>
    public string Note { get; init; } = "";

    /// <summary>Scan of the document.</summary>
    public Guid? FileId { get; init; }

    /// <summary>Who recorded it; <see langword="null"/> for the program.</summary>
    public Guid? RecordedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RecordedAt { get; init; }
}
