namespace Tdc.Productivity.Domain.Enterprises;

/// <summary>How far an enterprise is with the figures of a year.</summary>
internal enum FirmYearState
{
    /// <summary>Being filled in; counts nowhere. Beside a sent row of the year it is the correction of what was sent.</summary>
    Draft,

    /// <summary>Sent: what counts, also while a correction of it is being written.</summary>
    Submitted,
}

/// <summary>An enterprise's figures of one reporting year of twelve months. Money is whole đồng.</summary>
/// <remarks>A year has one row of each state at most: what was sent stays as it is until its correction is sent and takes its place.</remarks>
internal sealed class FirmYear
{
    /// <summary>Its id.</summary>
    public required FirmYearId Id { get; init; }

    /// <summary>The firm.</summary>
    public required FirmId Firm { get; init; }

    /// <summary>The year in which the twelve months end.</summary>
    public required int Year { get; init; }

    /// <summary>Draft or sent.</summary>
    public FirmYearState State { get; set; }

    /// <summary>Code of the main activity in that year.</summary>
    public string Activity { get; set; } = "";

    /// <summary>Version of the classification.</summary>
    public string ActivityVersion { get; set; } = "";

    /// <summary>Code of the commune in which it worked.</summary>
    public string Commune { get; set; } = "";

    /// <summary>Code of ownership.</summary>
    public string Ownership { get; set; } = "";

    /// <summary>Month in which the twelve months begin; 1 for the calendar year.</summary>
    public int StartMonth { get; set; } = 1;

    /// <summary>Net sales.</summary>
    public long? SalesDong { get; set; }

    /// <summary>Other operating revenue.</summary>
    public long? OtherRevenueDong { get; set; }

    /// <summary>Growth of the stock of finished goods and work in progress; may be negative.</summary>
    public long? InventoryChangeDong { get; set; }

    /// <summary>Materials and goods bought for resale.</summary>
    public long? MaterialsDong { get; set; }

    /// <summary>Energy and fuels.</summary>
    public long? EnergyDong { get; set; }

    /// <summary>Services bought in.</summary>
    public long? ServicesDong { get; set; }

    /// <summary>Pay, with contributions of the employer.</summary>
    public long? LabourCostDong { get; set; }

    /// <summary>Depreciation.</summary>
    public long? DepreciationDong { get; set; }

    /// <summary>Interest paid.</summary>
    public long? InterestDong { get; set; }

    /// <summary>Rent paid.</summary>
    public long? RentDong { get; set; }

    /// <summary>Taxes on production less subsidies; may be negative.</summary>
    public long? TaxesDong { get; set; }

    /// <summary>Operating profit; may be negative.</summary>
    public long? ProfitDong { get; set; }

    /// <summary>Fixed assets at the beginning.</summary>
    public long? AssetsOpeningDong { get; set; }

    /// <summary>Fixed assets at the end.</summary>
    public long? AssetsClosingDong { get; set; }

    /// <summary>Spending on research and development.</summary>
    public long? ResearchDong { get; set; }

    /// <summary>Sales of new products.</summary>
    public long? NewProductsDong { get; set; }

    /// <summary>New equipment.</summary>
    public long? NewEquipmentDong { get; set; }

    /// <summary>Final energy in megajoules.</summary>
    public double? EnergyMegajoules { get; set; }

    /// <summary>Persons at the end of each month, twelve numbers parted by spaces; empty when only the average was given.</summary>
    public string MonthlyPersons { get; set; } = "";

    /// <summary>Persons employed, average of the year.</summary>
    public double? Persons { get; set; }

    /// <summary>Hours worked.</summary>
    public double? Hours { get; set; }

    /// <summary>Persons trained with a certificate.</summary>
    public double? Trained { get; set; }

    /// <summary>How many of twelve digital practices are in use.</summary>
    public int? DigitalPractices { get; set; }

    /// <summary>Certificates of management systems, codes parted by spaces.</summary>
    public string Systems { get; set; } = "";

    /// <summary>Productivity tools in use, codes parted by spaces.</summary>
    public string Tools { get; set; } = "";

    /// <summary>Why figures that stand out are right, in the words of the enterprise.</summary>
    public string Explanation { get; set; } = "";

    /// <summary>When it was sent; in a correction, when that was sent which it corrects.</summary>
    public DateTimeOffset? SubmittedAt { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Changes at every write.</summary>
    public Guid Version { get; set; }

    /// <summary>A draft that begins with what was sent.</summary>
    public FirmYear Correction(FirmYearId id)
    {
        var draft = new FirmYear { Id = id, Firm = Firm, Year = Year, SubmittedAt = SubmittedAt };
        draft.Take(this);
        return draft;
    }

    /// <summary>Takes over all that another row says of the year; state, moments and version stay.</summary>
    public void Take(FirmYear other)
    {
        foreach (var figure in Figure.All)
        {
            figure.Set(this, figure.Get(other));
        }

        (Activity, ActivityVersion, Commune, Ownership, StartMonth) = (other.Activity, other.ActivityVersion, other.Commune, other.Ownership, other.StartMonth);
        (MonthlyPersons, Systems, Tools, Explanation) = (other.MonthlyPersons, other.Systems, other.Tools, other.Explanation);
    }
}
