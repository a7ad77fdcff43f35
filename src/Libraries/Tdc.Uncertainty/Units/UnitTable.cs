using static Tdc.Uncertainty.Units.Dimension;

namespace Tdc.Uncertainty.Units;

/// <summary>The units that are known.</summary>
internal static class UnitTable
{
    private static readonly Dimension area = Length.Multiply(Length);
    private static readonly Dimension volume = area.Multiply(Length);
    private static readonly Dimension force = Mass.Multiply(Length).Divide(Time).Divide(Time);
    private static readonly Dimension pressure = force.Divide(area);
    private static readonly Dimension energy = force.Multiply(Length);
    private static readonly Dimension power = energy.Divide(Time);
    private static readonly Dimension charge = Current.Multiply(Time);
    private static readonly Dimension voltage = power.Divide(Current);
    private static readonly Dimension flux = voltage.Multiply(Time);
    private static readonly Dimension dose = energy.Divide(Mass);

    public static IReadOnlyList<NamedUnit> All { get; } =
    [
        new("one", "1", One),
        Prefixed("metre", "m", Length), new("gram", "g", Mass) { TakesPrefix = true, Scale = new(1, -3) }, Prefixed("second", "s", Time),
        Prefixed("ampere", "A", Current), Prefixed("kelvin", "K", Temperature), Prefixed("mole", "mol", Amount), Prefixed("candela", "cd", Intensity),

        Prefixed("radian", "rad", One), Prefixed("steradian", "sr", One), Prefixed("hertz", "Hz", One.Divide(Time)), Prefixed("newton", "N", force),
        Prefixed("pascal", "Pa", pressure), Prefixed("joule", "J", energy), Prefixed("watt", "W", power), Prefixed("coulomb", "C", charge),
        Prefixed("volt", "V", voltage), Prefixed("farad", "F", charge.Divide(voltage)), Prefixed("ohm", "Ω", voltage.Divide(Current), "Ω", "ohm"),
        Prefixed("siemens", "S", Current.Divide(voltage)), Prefixed("weber", "Wb", flux), Prefixed("tesla", "T", flux.Divide(area)),
        Prefixed("henry", "H", flux.Divide(Current)), Prefixed("lumen", "lm", Intensity), Prefixed("lux", "lx", Intensity.Divide(area)),
        Prefixed("becquerel", "Bq", One.Divide(Time)), Prefixed("gray", "Gy", dose), Prefixed("sievert", "Sv", dose), Prefixed("katal", "kat", Amount.Divide(Time)),
        new("degreecelsius", "°C", Temperature) { Others = ["degC", "℃", "oC"], Offset = 273.15, TakesPrefix = true },

        new("minute", "min", Time) { Scale = new(60, 0) }, new("hour", "h", Time) { Scale = new(3600, 0) }, new("day", "d", Time) { Scale = new(86_400, 0) },
        new("degree", "°", One) { Others = ["deg"], Scale = new(Math.PI / 180, 0) }, new("arcminute", "′", One) { Others = ["'", "arcmin"], Scale = new(Math.PI / 10_800, 0) },
        new("arcsecond", "″", One) { Others = ["\"", "arcsec"], Scale = new(Math.PI / 648_000, 0) }, new("gon", "gon", One) { TakesPrefix = true, Scale = new(Math.PI / 200, 0) },
        new("hectare", "ha", area) { Scale = new(1, 4) }, new("litre", "L", volume) { Others = ["l"], TakesPrefix = true, Scale = new(1, -3) },
        new("tonne", "t", Mass) { TakesPrefix = true, Scale = new(1, 3) }, new("bar", "bar", pressure) { TakesPrefix = true, Scale = new(1, 5) },
        new("electronvolt", "eV", energy) { TakesPrefix = true, Scale = new(1.602176634, -19) }, new("dalton", "Da", Mass) { TakesPrefix = true, Scale = new(1.66053906892, -27) },
        new("watthour", "Wh", energy) { TakesPrefix = true, Scale = new(3600, 0) }, Prefixed("voltampere", "VA", power), Prefixed("var", "var", power),
        new("varhour", "varh", energy) { TakesPrefix = true, Scale = new(3600, 0) }, new("voltamperehour", "VAh", energy) { TakesPrefix = true, Scale = new(3600, 0) },

        new("percent", "%", One) { Scale = new(1, -2) }, new("permille", "‰", One) { Scale = new(1, -3) },
        new("ppm", "ppm", One) { Scale = new(1, -6) }, new("ppb", "ppb", One) { Scale = new(1, -9) },

        // Logarithmic, counted and agreed scales: numbers, as far as a model is concerned.
        Prefixed("bel", "B", One), Prefixed("neper", "Np", One), new("count", "count", One) { Others = ["counts", "cts", "ct"] }, new("digit", "digit", One) { Others = ["digits", "dgt"] },
        new("division", "div", One), new("pH", "pH", One), new("rockwell", "HRC", One) { Others = ["HRA", "HRB"] }, new("vickers", "HV", One), new("brinell", "HBW", One) { Others = ["HB"] },
        new("countpersecond", "cps", One.Divide(Time)), new("countperminute", "cpm", One.Divide(Time)) { Scale = new(1.0 / 60, 0) },

        new("standardatmosphere", "atm", pressure) { Scale = new(101_325, 0) }, new("mmHg", "mmHg", pressure) { Scale = new(133.322387415, 0) },
        new("torr", "Torr", pressure) { Scale = new(101_325.0 / 760, 0) }, new("poundforcepersquareinch", "psi", pressure) { Scale = new(6894.757293168361, 0) },
        new("kilogramforce", "kgf", force) { Scale = new(9.80665, 0) }, new("inch", "in", Length) { Scale = new(254, -4) }, new("foot", "ft", Length) { Scale = new(3048, -4) },
        new("pound", "lb", Mass) { Scale = new(45_359_237, -8) }, new("gallon", "gal", volume) { Scale = new(3_785_411_784, -12) },
        new("degreefahrenheit", "°F", Temperature) { Others = ["degF"], Scale = new(5.0 / 9, 0), Offset = 273.15 - (32 * 5.0 / 9) },
        new("poise", "P", pressure.Multiply(Time)) { TakesPrefix = true, Scale = new(1, -1) }, new("stokes", "St", area.Divide(Time)) { TakesPrefix = true, Scale = new(1, -4) },
        new("revolutionperminute", "rpm", One.Divide(Time)) { Scale = new(1.0 / 60, 0) }, new("revolution", "r", One),
    ];

    private static readonly Dictionary<string, NamedUnit> names = All.ToDictionary(unit => unit.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, NamedUnit> symbols = All
        .SelectMany(unit => unit.Others.Append(unit.Symbol).Distinct().Select(symbol => (symbol, unit))).ToDictionary(pair => pair.symbol, pair => pair.unit, StringComparer.Ordinal);

    /// <summary>The unit with a D-SI name.</summary>
    public static NamedUnit? Named(string name) => names.GetValueOrDefault(name);

    /// <summary>A symbol with or without a prefix; a whole symbol comes before one with a prefix, so <c>min</c> is the minute.</summary>
    public static (UnitPrefix? Prefix, NamedUnit Unit)? Symbol(string text)
    {
        if (symbols.TryGetValue(text, out var whole))
        {
            return (null, whole);
        }

        foreach (var (prefix, length) in UnitPrefix.At(text))
        {
            if (symbols.TryGetValue(text[length..], out var unit) && unit.TakesPrefix)
            {
                return (prefix, unit);
            }
        }

        return null;
    }

    private static NamedUnit Prefixed(string name, string symbol, Dimension dimension, params string[] others) =>
        new(name, symbol, dimension) { TakesPrefix = true, Others = others };
}
