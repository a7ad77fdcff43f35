namespace Tdc.Productivity.Domain.Enterprises;

/// <summary>A short part of the form.</summary>
internal enum FigurePart
{
    /// <summary>Activity, place, ownership, months.</summary>
    Unit,

    /// <summary>What was sold and made.</summary>
    Output,

    /// <summary>What was bought and used up.</summary>
    Purchases,

    /// <summary>Where value added went.</summary>
    Distribution,

    /// <summary>People and hours.</summary>
    Labour,

    /// <summary>Fixed assets.</summary>
    Assets,

    /// <summary>Innovation, energy, systems and tools.</summary>
    Innovation,
}

/// <summary>What a figure counts.</summary>
internal enum FigureKind
{
    /// <summary>Whole đồng, typed in a unit that the person chooses.</summary>
    Money,

    /// <summary>Persons, which may be a mean with decimals.</summary>
    Persons,

    /// <summary>Hours of the year.</summary>
    Hours,

    /// <summary>Megajoules.</summary>
    Energy,

    /// <summary>A whole number from 0 to 12.</summary>
    Practices,
}

/// <summary>One figure of a year: where it stands in the form, what it may be, and how it is read and written.</summary>
/// <param name="Name">Name in the API and of the field; <c>fig.NAME</c> is its label.</param>
/// <param name="Part">Part of the form.</param>
/// <param name="Kind">What it counts.</param>
/// <param name="Required">Whether a year cannot be sent without it.</param>
/// <param name="MayBeNegative">Whether it may be below zero.</param>
/// <param name="Get">Reads it.</param>
/// <param name="Set">Writes it.</param>
internal sealed record Figure(
    string Name, FigurePart Part, FigureKind Kind, bool Required, bool MayBeNegative, Func<FirmYear, decimal?> Get, Action<FirmYear, decimal?> Set)
{
    /// <summary>All figures in the order of the form.</summary>
    public static IReadOnlyList<Figure> All { get; } =
    [
        Money("sales", FigurePart.Output, y => y.SalesDong, (y, v) => y.SalesDong = v),
        Money("otherRevenue", FigurePart.Output, y => y.OtherRevenueDong, (y, v) => y.OtherRevenueDong = v),
        Money("inventoryChange", FigurePart.Output, y => y.InventoryChangeDong, (y, v) => y.InventoryChangeDong = v, negative: true),
        Money("materials", FigurePart.Purchases, y => y.MaterialsDong, (y, v) => y.MaterialsDong = v),
        Money("energy", FigurePart.Purchases, y => y.EnergyDong, (y, v) => y.EnergyDong = v),
        Money("services", FigurePart.Purchases, y => y.ServicesDong, (y, v) => y.ServicesDong = v),
        Money("labourCost", FigurePart.Distribution, y => y.LabourCostDong, (y, v) => y.LabourCostDong = v),
        Money("depreciation", FigurePart.Distribution, y => y.DepreciationDong, (y, v) => y.DepreciationDong = v),
        Money("interest", FigurePart.Distribution, y => y.InterestDong, (y, v) => y.InterestDong = v),
        Money("rent", FigurePart.Distribution, y => y.RentDong, (y, v) => y.RentDong = v),
        Money("taxes", FigurePart.Distribution, y => y.TaxesDong, (y, v) => y.TaxesDong = v, negative: true),
        Money("profit", FigurePart.Distribution, y => y.ProfitDong, (y, v) => y.ProfitDong = v, negative: true),
        Count("persons", FigurePart.Labour, FigureKind.Persons, y => y.Persons, (y, v) => y.Persons = v, required: true),
        Count("hours", FigurePart.Labour, FigureKind.Hours, y => y.Hours, (y, v) => y.Hours = v),
        Count("trained", FigurePart.Labour, FigureKind.Persons, y => y.Trained, (y, v) => y.Trained = v),
        Money("assetsOpening", FigurePart.Assets, y => y.AssetsOpeningDong, (y, v) => y.AssetsOpeningDong = v),
        Money("assetsClosing", FigurePart.Assets, y => y.AssetsClosingDong, (y, v) => y.AssetsClosingDong = v),
        Money("newEquipment", FigurePart.Assets, y => y.NewEquipmentDong, (y, v) => y.NewEquipmentDong = v, required: false),
        Money("research", FigurePart.Innovation, y => y.ResearchDong, (y, v) => y.ResearchDong = v, required: false),
        Money("newProducts", FigurePart.Innovation, y => y.NewProductsDong, (y, v) => y.NewProductsDong = v, required: false),
        Count("energyMegajoules", FigurePart.Innovation, FigureKind.Energy, y => y.EnergyMegajoules, (y, v) => y.EnergyMegajoules = v),
        new("digitalPractices", FigurePart.Innovation, FigureKind.Practices, false, false, y => y.DigitalPractices, (y, v) => y.DigitalPractices = (int?)v),
    ];

    private static readonly Dictionary<string, Figure> byName = All.ToDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>Whether it is money.</summary>
    public bool IsMoney => Kind == FigureKind.Money;

    /// <summary>The figure of a name, or <see langword="null"/>.</summary>
    public static Figure? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>The figures of a part.</summary>
    public static IEnumerable<Figure> Of(FigurePart part) => All.Where(f => f.Part == part);

    private static Figure Money(string name, FigurePart part, Func<FirmYear, long?> get, Action<FirmYear, long?> set, bool negative = false, bool required = true) =>
        new(name, part, FigureKind.Money, required, negative, y => get(y), (y, v) => set(y, (long?)v));

    private static Figure Count(string name, FigurePart part, FigureKind kind, Func<FirmYear, double?> get, Action<FirmYear, double?> set, bool required = false) =>
        new(name, part, kind, required, false, y => get(y) is { } v && double.IsFinite(v) ? (decimal)v : null, (y, v) => set(y, (double?)v));
}
