using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Measures;

/// <summary>How a measure's values join, over units or over time.</summary>
public enum MeasureJoin
{
    /// <summary>Values add up.</summary>
    Sum,

    /// <summary>Recomputed from summed numerators and denominators; never averaged.</summary>
    Ratio,

    /// <summary>The last value counts (a stock).</summary>
    Last,

    /// <summary>Values do not join.</summary>
    None,
}

/// <summary>A measure that a working system of the platform declares.</summary>
/// <param name="Code">Stable, dotted, behind the module (<c>metrology.instruments-verified</c>).</param>
/// <param name="NameVi">Vietnamese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="UnitVi">Unit of the value in Vietnamese.</param>
/// <param name="UnitEn">Unit of the value in English.</param>
/// <param name="OverUnits">How it joins over units.</param>
/// <param name="OverTime">How it joins over periods.</param>
/// <param name="HigherIsBetter">The direction of success.</param>
public sealed record MeasureDefinition(
    string Code, string NameVi, string NameEn, string UnitVi, string UnitEn, MeasureJoin OverUnits, MeasureJoin OverTime, bool HigherIsBetter = true);

/// <summary>A measured value.</summary>
/// <param name="Value">The value; <see langword="null"/> when undefined (a ratio over zero).</param>
/// <param name="Numerator">Of a ratio.</param>
/// <param name="Denominator">Of a ratio.</param>
/// <param name="Records">How many records stand behind it.</param>
/// <param name="RecordsAddress">Page with those records, without language prefix.</param>
/// <param name="MeasuredAt">The moment it holds.</param>
public sealed record MeasureAnswer(
    decimal? Value, decimal? Numerator, decimal? Denominator, int Records, string? RecordsAddress, DateTimeOffset MeasuredAt);

/// <summary>A module that produces measures.</summary>
public interface IMeasureSource
{
    /// <summary>What it can answer.</summary>
    IReadOnlyList<MeasureDefinition> Measures { get; }

    /// <summary>The entities whose rows its answers are made of.</summary>
    IReadOnlyCollection<Type> Entities { get; }

    /// <summary>Answers a measure for units over a period, both days included.</summary>
    /// <param name="code">One of <see cref="Measures"/>.</param>
    /// <param name="units">The units; <see langword="null"/> for the whole province.</param>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day.</param>
    /// <param name="cancellation">Stops the work.</param>
    Task<MeasureAnswer> AnswerAsync(string code, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation);
}

/// <summary>All measures of all modules. What they say of the whole province is kept until a record changes that it is made of (<see cref="KeptReadings"/>).</summary>
public sealed class MeasureCatalogue
{
    private readonly Dictionary<string, (MeasureDefinition Definition, IMeasureSource Source)> byCode;
    private readonly KeptReadings kept;

    /// <summary>Collects the sources.</summary>
    /// <exception cref="InvalidOperationException">Two sources declare one code.</exception>
    public MeasureCatalogue(IEnumerable<IMeasureSource> sources, KeptReadings kept)
    {
        ArgumentNullException.ThrowIfNull(sources);
        this.kept = kept;
        byCode = [];
        foreach (var source in sources)
        {
            foreach (var measure in source.Measures)
            {
                if (!byCode.TryAdd(measure.Code, (measure, source)))
                {
                    throw new InvalidOperationException($"Two modules declare the measure {measure.Code}.");
                }
            }
        }
    }

    /// <summary>All measures that a module produces.</summary>
    public IEnumerable<MeasureDefinition> All => byCode.Values.Select(m => m.Definition);

    /// <summary>A measure's definition, or <see langword="null"/> when no module produces it (yet).</summary>
    public MeasureDefinition? Find(string code) => byCode.TryGetValue(code, out var found) ? found.Definition : null;

    /// <summary>The measured value, or <see langword="null"/> when no module produces the measure.</summary>
    public async Task<MeasureAnswer?> AnswerAsync(
        string code, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        !byCode.TryGetValue(code, out var found) ? null
            : units is not null ? await found.Source.AnswerAsync(code, units, from, to, cancellation)
            : await kept.GetAsync($"measure {code} {from:O} {to:O}", found.Source.Entities, () => found.Source.AnswerAsync(code, null, from, to, cancellation));
}
