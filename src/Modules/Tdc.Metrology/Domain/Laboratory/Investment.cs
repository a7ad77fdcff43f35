namespace Tdc.Metrology.Domain.Laboratory;

/// <summary>How far an item of the equipment plan is.</summary>
internal enum InvestmentState
{
    /// <summary>In the plan.</summary>
    Planned,

    /// <summary>Money was approved.</summary>
    Approved,

    /// <summary>Bought.</summary>
    Procured,

    /// <summary>Serves.</summary>
    InUse,

    /// <summary>Left out of the plan.</summary>
    Dropped,
}

/// <summary>Where money comes from.</summary>
internal enum FundingSource
{
    /// <summary>Budget of the province.</summary>
    Province,

    /// <summary>Budget of the state.</summary>
    State,

    /// <summary>The laboratory's own income and other lawful sources.</summary>
    Other,
}

/// <summary>An item of the equipment plan.</summary>
/// <remarks>Source: Decision 1295/QĐ-UBND, 23 April 2025, part IV.1 (modernisation of measurement standards until 2030).</remarks>
internal sealed class Investment
{
    /// <summary>Its id.</summary>
    public required InvestmentId Id { get; init; }

    /// <summary>The laboratory.</summary>
    public required LaboratoryId Laboratory { get; init; }

    /// <summary>What is bought.</summary>
    public required string Name { get; set; }

    /// <summary>What for.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>Year for which it is planned.</summary>
    public required int Year { get; set; }

    /// <summary>How many.</summary>
    public int Quantity { get; set; } = 1;

    /// <summary>Planned money of the province, whole đồng.</summary>
    public long ProvinceDong { get; set; }

    /// <summary>Planned money of the state, whole đồng.</summary>
    public long StateDong { get; set; }

    /// <summary>Planned money of other sources, whole đồng.</summary>
    public long OtherDong { get; set; }

    /// <summary>Approved money, whole đồng.</summary>
    public long ApprovedDong { get; set; }

    /// <summary>Day of approval.</summary>
    public DateOnly? ApprovedOn { get; set; }

    /// <summary>The decision that approves.</summary>
    public string ApprovalBasis { get; set; } = "";

    /// <summary>How far it is.</summary>
    public InvestmentState State { get; set; }

    /// <summary>Whether it is invented, for showing the platform.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>All planned money.</summary>
    public long PlannedDong => ProvinceDong + StateDong + OtherDong;
}

/// <summary>A payment for an item of the equipment plan.</summary>
internal sealed class InvestmentPayment
{
    /// <summary>Its id.</summary>
    public required PaymentId Id { get; init; }

    /// <summary>The item.</summary>
    public required InvestmentId Investment { get; init; }

    /// <summary>Day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Amount, whole đồng, above zero.</summary>
    public required long Dong { get; init; }

    /// <summary>Where it came from.</summary>
    public required FundingSource Source { get; init; }

    /// <summary>The voucher.</summary>
    public string Voucher { get; init; } = "";
}
