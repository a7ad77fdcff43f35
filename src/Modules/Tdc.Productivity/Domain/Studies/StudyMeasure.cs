using Tdc.Productivity.Domain.Enterprises;

namespace Tdc.Productivity.Domain.Studies;

/// <summary>What a study knows of one enterprise's year before it is made anonymous.</summary>
/// <param name="Year">The figures.</param>
/// <param name="Deflator">Price level of the year, 1 in the base year; money is divided by it.</param>
/// <param name="RentIsDistribution">Whether rent is a part of value added.</param>
/// <param name="SupportedFrom">First year of a support; 0 when there was none.</param>
internal sealed record StudyFigures(FirmYear Year, double Deflator, bool RentIsDistribution, int SupportedFrom);

/// <summary>What a measure is counted in; decides how it is printed.</summary>
internal enum MeasureUnit
{
    /// <summary>Million đồng.</summary>
    Money,

    /// <summary>Persons.</summary>
    Persons,

    /// <summary>Hours.</summary>
    Hours,

    /// <summary>Megajoules.</summary>
    Energy,

    /// <summary>Per cent.</summary>
    Percent,

    /// <summary>1 for yes, 0 for no.</summary>
    YesNo,
}

/// <summary>One column of a study's sample: a code, its unit and how it follows from the figures.</summary>
/// <param name="Code">Column of the CSV; its name is the text <c>var.code</c>.</param>
/// <param name="Unit">What it is counted in.</param>
/// <param name="IsInput">Whether it can be an input of the frontier.</param>
/// <param name="IsOutput">Whether it can be an output of the frontier.</param>
/// <param name="Of">The value; <see cref="double.NaN"/> when a figure is missing.</param>
internal sealed record StudyMeasure(string Code, MeasureUnit Unit, bool IsInput, bool IsOutput, Func<StudyFigures, double> Of);

/// <summary>The one table of definitions of what a sample holds.</summary>
/// <remarks>Source: reference on productivity, sections 6 and 13. Shares are per cent; value added is taken by subtraction.</remarks>
internal static class StudyMeasures
{
    private const double Million = 1e6;
    private const int Practices = 12;

    /// <summary>All measures, in the order of the columns.</summary>
    public static IReadOnlyList<StudyMeasure> All { get; } =
    [
        new("va", MeasureUnit.Money, false, true, f => Output(f) - Intermediate(f)),
        new("go", MeasureUnit.Money, false, true, Output),
        new("m", MeasureUnit.Money, true, false, Intermediate),
        new("l", MeasureUnit.Persons, true, false, f => f.Year.Persons ?? double.NaN),
        new("h", MeasureUnit.Hours, true, false, f => f.Year.Hours ?? double.NaN),
        new("k", MeasureUnit.Money, true, false, f => (Money(f, f.Year.AssetsOpeningDong) + Money(f, f.Year.AssetsClosingDong)) / 2),
        new("lc", MeasureUnit.Money, true, false, f => Money(f, f.Year.LabourCostDong)),
        new("en", MeasureUnit.Energy, true, false, f => f.Year.EnergyMegajoules ?? double.NaN),
        new("rd", MeasureUnit.Percent, false, false, f => Share(f.Year.ResearchDong, f.Year.SalesDong)),
        new("digital", MeasureUnit.Percent, false, false, f => f.Year.DigitalPractices is { } used ? 100.0 * used / Practices : double.NaN),
        new("iso9001", MeasureUnit.YesNo, false, false, f => YesNo(Codes(f.Year.Systems).Contains("ISO9001"))),
        new("system", MeasureUnit.YesNo, false, false, f => YesNo(Codes(f.Year.Systems).Length > 0)),
        new("tools", MeasureUnit.YesNo, false, false, f => YesNo(Codes(f.Year.Tools).Length > 0)),
        new("trained", MeasureUnit.Percent, false, false, f => f.Year.Trained is { } trained && f.Year.Persons is > 0 and var persons ? 100 * trained / persons : double.NaN),
        new("newprod", MeasureUnit.Percent, false, false, f => Share(f.Year.NewProductsDong, f.Year.SalesDong)),
        new("newequip", MeasureUnit.Percent, false, false, f => Share(f.Year.NewEquipmentDong, f.Year.AssetsClosingDong)),
        new("supported", MeasureUnit.YesNo, false, false, f => YesNo(f.SupportedFrom > 0 && f.Year.Year >= f.SupportedFrom)),
    ];

    /// <summary>Place of a measure in the columns; −1 for an unknown code.</summary>
    public static int IndexOf(string code)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i].Code == code)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A measure by its code, or <see langword="null"/>.</summary>
    public static StudyMeasure? Find(string code) => IndexOf(code) is >= 0 and var at ? All[at] : null;

    private static double Output(StudyFigures f) => Money(f, f.Year.SalesDong) + Money(f, f.Year.OtherRevenueDong ?? 0) + Money(f, f.Year.InventoryChangeDong ?? 0);

    private static double Intermediate(StudyFigures f) => Money(f, f.Year.MaterialsDong) + Money(f, f.Year.EnergyDong) + Money(f, f.Year.ServicesDong)
        + (f.RentIsDistribution ? 0 : Money(f, f.Year.RentDong ?? 0));

    private static double Money(StudyFigures f, long? dong) => dong is { } amount ? amount / Million / f.Deflator : double.NaN;

    private static double Share(long? part, long? whole) => part is { } p && whole is > 0 and var w ? 100.0 * p / w : double.NaN;

    private static double YesNo(bool yes) => yes ? 1 : 0;

    private static string[] Codes(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
