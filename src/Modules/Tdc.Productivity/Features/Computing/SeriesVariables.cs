using Tdc.Productivity.Domain.Series;
using Tdc.ProductivityAnalysis.Formulas;

namespace Tdc.Productivity.Features.Computing;

/// <summary>A series with its present values, as a formula reads it.</summary>
/// <param name="Series">The series.</param>
/// <param name="Values">Its values by period.</param>
/// <param name="Shift">Power of ten that brings its values to the multiplier of the variable's description.</param>
internal sealed record ReadSeries(DataSeries Series, IReadOnlyDictionary<string, Observation> Values, int Shift);

/// <summary>The variables of one place, activity and class at one period, for the engine of formulas.</summary>
/// <remarks>
/// An earlier value is missing when the series breaks in between or when either was made by another definition: growth over a break is nobody's growth
/// (reference on Vietnam's statistics, part e). A place is read in one extent only, so that old and new Đồng Nai never meet in a formula.
/// </remarks>
/// <param name="byName">The series by code of the variable.</param>
/// <param name="period">The period asked for.</param>
internal sealed class SeriesVariables(IReadOnlyDictionary<string, ReadSeries> byName, Period period) : IVariables
{
    /// <inheritdoc/>
    public string Unit => "";

    /// <inheritdoc/>
    public IReadOnlyList<IVariables> Units => [];

    /// <inheritdoc/>
    public VariableReading Read(string name, int offset)
    {
        if (!byName.TryGetValue(name, out var read))
        {
            return new(null, "", "no-series");
        }

        var at = offset == 0 ? period : period.YearBefore(-offset);
        var reference = $"{read.Series.Id.Value}/{at}";
        if (!read.Values.TryGetValue(at.ToString(), out var value) || value.Value is not { } number)
        {
            return new(null, reference, value?.Status ?? "no-value");
        }

        if (offset != 0 && Between(read, at) is { } why)
        {
            return new(null, reference, why);
        }

        return new(number * Math.Pow(10, read.Shift), reference);
    }

    private string? Between(ReadSeries read, Period earlier)
    {
        var later = read.Values.GetValueOrDefault(period.ToString());
        if (later?.Status == "D" || read.Values[earlier.ToString()].Status == "D")
        {
            return "definition";
        }

        return read.Values.Values.Any(v => v.Status == ObservationStatus.Break && v.StartsOn > earlier.From && v.StartsOn <= period.From) ? "break" : null;
    }
}
