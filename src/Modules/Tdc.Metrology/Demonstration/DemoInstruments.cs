using System.Globalization;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Domain.Register.Limits;

namespace Tdc.Metrology.Demonstration;

/// <summary>A sort of invented instruments: kind, maker, how they are measured.</summary>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Letter">First letter of their serials.</param>
/// <param name="Maker">Maker, which says that it is invented.</param>
/// <param name="Model">Model.</param>
/// <param name="Range">Range.</param>
/// <param name="Class">Class.</param>
/// <param name="Setup">Setup of the examination.</param>
/// <param name="Points">Readings of a good one.</param>
internal sealed record DemoSort(string Kind, string Letter, string Maker, string Model, string Range, string Class, string Setup, IReadOnlyList<string> Points)
{
    /// <summary>The first reading changed so that its error is three times the limit.</summary>
    public required string BadPoint { get; init; }
}

/// <summary>The sorts of invented instruments.</summary>
internal static class DemoInstruments
{
    /// <summary>Fuel dispenser.</summary>
    public static DemoSort Fuel { get; } = new("fuel-dispenser", "X", "Tân Thành (minh họa)", "TT-2", "5–50 L/min", "0.5", "class=0.5\npart=system",
        ["reference=20\nindication=20.03\nflow=40\nu=0.02", "reference=5\nindication=5.01\nflow=10\nu=0.005"])
    { BadPoint = "reference=20\nindication=20.3\nflow=40\nu=0.02" };

    /// <summary>Water meter.</summary>
    public static DemoSort Water { get; } = new("cold-water-meter-mechanical", "N", "Sông Xanh (minh họa)", "DN15", "Q3 2,5 m³/h, R 80", "2", "class=2\nq3=2.5\nratio=80\ntemperature=cold",
        ["flow=2.5\nreference=100\nindication=100.6\nu=0.4", "flow=0.06\nreference=10\nindication=9.95\nu=0.5", "flow=0.035\nreference=10\nindication=9.8\nu=1.2"])
    { BadPoint = "flow=2.5\nreference=100\nindication=106\nu=0.4" };

    /// <summary>Electricity meter, one phase.</summary>
    public static DemoSort Electricity { get; } = new("single-phase-static-electricity-meter", "D", "Ánh Sáng (minh họa)", "AS-1", "5(60) A, 230 V", "B", "class=B\nimax=60\nimin=0.25\nist=0.02\nitr=0.5",
        ["current=5\nerror=0.3\nfactor=unity\nu=0.2", "current=0.3\nerror=-0.4\nfactor=unity\nu=0.3"])
    { BadPoint = "current=5\nerror=3\nfactor=unity\nu=0.2" };

    /// <summary>Electricity meter, three phases.</summary>
    public static DemoSort ThreePhase { get; } = Electricity with { Kind = "three-phase-electricity-meter", Letter = "P", Model = "AS-3", Range = "3×5(80) A, 3×230/400 V" };

    /// <summary>Taximeter.</summary>
    public static DemoSort Taximeter { get; } = new("taximeter", "T", "Lộ Trình (minh họa)", "LT-8", "0–9.999 km", "", "digit=1000",
        ["quantity=distance\nreference=5000\nindication=5006\nu=2", "quantity=time\nreference=600\nindication=600.2\nu=0.1"])
    { BadPoint = "quantity=distance\nreference=5000\nindication=5030\nu=2" };

    /// <summary>Spring dial scale.</summary>
    public static DemoSort DialScale { get; } = new("spring-dial-scale", "L", "Cân Việt (minh họa)", "CV-20", "20 kg, e = 50 g", "IIII", "class=IIII\ne=0.05\nmax=20\nunit=kg",
        ["load=2.5\nindication=2.5\nu=0.008", "load=10\nindication=10.03\nu=0.015", "load=20\nindication=20.05\nu=0.025"])
    { BadPoint = "load=2.5\nindication=2.6\nu=0.008" };

    /// <summary>Platform scale.</summary>
    public static DemoSort Platform { get; } = new("platform-counter-and-steelyard-scales", "B", "Cân Việt (minh họa)", "CB-60", "60 kg, e = 20 g", "III", "class=III\ne=0.02\nmax=60\nunit=kg",
        ["added=0.012\nindication=10\nload=10\nu=0.003", "added=0.008\nindication=60\nload=60\nu=0.009"])
    { BadPoint = "added=0.002\nindication=10.08\nload=10\nu=0.003" };

    /// <summary>Truck scale.</summary>
    public static DemoSort Truck { get; } = new("truck-scale", "O", "Tải Nặng (minh họa)", "TN-60", "60 t, e = 20 kg", "III", "class=III\ne=20\nmax=60000\nunit=kg",
        ["added=12\nindication=10000\nload=10000\nu=3", "added=6\nindication=40000\nload=40000\nu=6"])
    { BadPoint = "added=2\nindication=10060\nload=10000\nu=3" };

    /// <summary>All sorts.</summary>
    public static IReadOnlyList<DemoSort> All { get; } = [Fuel, Water, Electricity, ThreePhase, Taximeter, DialScale, Platform, Truck];

    /// <summary>Test points of a sort, judged as the program judges them.</summary>
    /// <exception cref="InvalidOperationException">The invented readings lie outside the tables.</exception>
    public static IReadOnlyList<TestPoint> Judge(DemoSort sort, string scheme, VerificationId id, bool good) => [.. (good ? sort.Points : [sort.BadPoint]).Select((line, at) =>
    {
        var readings = SchemeValues.Parse(line);
        if (!LimitSchemes.Of(scheme).Judge(SchemeValues.Parse(sort.Setup), readings, inService: false).TryGet(out var judged, out var refusal))
        {
            throw new InvalidOperationException($"{sort.Kind}, point {at + 1}: {refusal.Code}.");
        }

        return new TestPoint
        {
            Id = new TestPointId(InstrumentOwners.Id("point", id.Value.ToString(), at.ToString(CultureInfo.InvariantCulture))),
            Verification = id,
            Ordinal = at + 1,
            Point = judged.Point,
            Readings = line,
            Error = decimal.Round(judged.Error, 12),
            Limit = decimal.Round(judged.Limit, 12),
            ExpandedUncertainty = readings.Number(LimitScheme.Uncertainty),
            Unit = judged.Unit,
            LimitSource = judged.Source,
            LimitStatus = judged.Status,
        };
    })];
}
