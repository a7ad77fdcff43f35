namespace Tdc.Uncertainty.Quantities;

/// <summary>What repeated readings say (type A evaluation).</summary>
/// <param name="Mean">Their mean.</param>
/// <param name="StandardDeviation">Experimental standard deviation s of one reading; pooled where it is.</param>
/// <param name="Count">How many readings the mean is of.</param>
/// <param name="Dof">Degrees of freedom of s.</param>
/// <remarks>Source: JCGM 100:2008, 4.2; sums in two passes, since 50.000838 mm with nm of spread loses every digit in one.</remarks>
public sealed record Readings(double Mean, double StandardDeviation, int Count, double Dof)
{
    /// <summary>Fewest readings that give a standard deviation: two say next to nothing (t factor 12.7 at 95 %).</summary>
    public const int Fewest = 3;

    /// <summary>Standard uncertainty of the mean, s/√n.</summary>
    public double StandardUncertainty => StandardDeviation / Math.Sqrt(Count);

    /// <summary>Evaluates readings by themselves.</summary>
    /// <param name="values">At least three finite readings.</param>
    /// <param name="name">Whose they are, for faults.</param>
    public static Readings Of(ReadOnlySpan<double> values, string name)
    {
        if (values.Length < Fewest)
        {
            throw new UncertaintyException(UncertaintyFault.TooFew, name, values.Length, $"'{name}' has {values.Length} readings; at least {Fewest} are needed.") { Reason = "readings", Values = [$"{values.Length}", $"{Fewest}"] };
        }

        var mean = MeanOf(values, name);
        return new(mean, Math.Sqrt(Comoment(values, mean, values, mean) / (values.Length - 1)), values.Length, values.Length - 1);
    }

    /// <summary>Evaluates few readings with a standard deviation pooled from earlier sets and, when there are at least two, their own.</summary>
    /// <param name="values">At least one reading.</param>
    /// <param name="earlier">Earlier sets: standard deviation and degrees of freedom of each.</param>
    /// <param name="name">Whose they are, for faults.</param>
    public static Readings Pooled(ReadOnlySpan<double> values, IEnumerable<(double StandardDeviation, double Dof)> earlier, string name)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        if (values.IsEmpty)
        {
            throw new UncertaintyException(UncertaintyFault.TooFew, name, 0, $"'{name}' has no readings.") { Reason = "readings", Values = ["0", $"{Fewest}"] };
        }

        var mean = MeanOf(values, name);
        var (squares, dof) = (Comoment(values, mean, values, mean), (double)(values.Length - 1));
        foreach (var (deviation, freedom) in earlier)
        {
            if (!(deviation >= 0 && freedom > 0))
            {
                throw new UncertaintyException(UncertaintyFault.OutOfRange, name, 0, $"An earlier set of '{name}' has no standard deviation with degrees of freedom.");
            }

            squares += freedom * deviation * deviation;
            dof += freedom;
        }

        return dof >= Fewest - 1
            ? new(mean, Math.Sqrt(squares / dof), values.Length, dof)
            : throw new UncertaintyException(UncertaintyFault.TooFew, name, values.Length, $"'{name}' has too few readings, earlier sets included.") { Reason = "readings", Values = [$"{values.Length}", $"{Fewest}"] };
    }

    /// <summary>Correlation of two means from readings taken together (GUM 5.2.3).</summary>
    /// <param name="a">Readings of one quantity.</param>
    /// <param name="b">Readings of the other, taken at the same moments.</param>
    /// <param name="names">Whose they are, for faults.</param>
    /// <returns>−1 to 1; 0 when either does not scatter.</returns>
    public static double Correlation(ReadOnlySpan<double> a, ReadOnlySpan<double> b, string names)
    {
        if (a.Length != b.Length)
        {
            throw new UncertaintyException(UncertaintyFault.Mismatch, names, Math.Min(a.Length, b.Length) + 1, $"Simultaneous readings {names} are not equally many.");
        }

        var (meanA, meanB) = (MeanOf(a, names), MeanOf(b, names));
        var scale = Math.Sqrt(Comoment(a, meanA, a, meanA)) * Math.Sqrt(Comoment(b, meanB, b, meanB));
        return scale == 0 ? 0 : Math.Clamp(Comoment(a, meanA, b, meanB) / scale, -1, 1);
    }

    private static double MeanOf(ReadOnlySpan<double> values, string name)
    {
        double sum = 0;
        for (var i = 0; i < values.Length; i++)
        {
            sum += double.IsFinite(values[i])
                ? values[i]
                : throw new UncertaintyException(UncertaintyFault.NotFinite, name, i + 1, $"Reading {i + 1} of '{name}' is not a finite number.");
        }

        var mean = sum / values.Length;
        double rest = 0;
        foreach (var value in values)
        {
            rest += value - mean;
        }

        return mean + rest / values.Length;
    }

    private static double Comoment(ReadOnlySpan<double> a, double meanA, ReadOnlySpan<double> b, double meanB)
    {
        double sum = 0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (a[i] - meanA) * (b[i] - meanB);
        }

        return sum;
    }
}
