namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Scales that make programs independent of units of measure.</summary>
internal static class RowScales
{
    /// <summary>The power of two next to the geometric mean of the sizes of a variable among units, zeros left out; 1 when all are zero. Dividing by it rounds nothing.</summary>
    public static double[] Of(ProductionData data, IReadOnlyList<int> units)
    {
        var scales = new double[data.Width];
        for (var d = 0; d < scales.Length; d++)
        {
            var (sum, count) = (0.0, 0);
            foreach (var unit in units)
            {
                var size = Math.Abs(data.Unit(unit)[d]);
                if (size > 0)
                {
                    sum += Math.Log(size);
                    count++;
                }
            }

            scales[d] = count == 0 ? 1 : Math.ScaleB(1, (int)Math.Round(sum / count / Math.Log(2)));
        }

        return scales;
    }

    /// <summary>The power of two that brings the largest of some values between 1 and 2; multiplying with it rounds nothing.</summary>
    public static double PowerFor(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            largest = Math.Max(largest, Math.Abs(value));
        }

        return largest > 0 ? Math.ScaleB(1, -Math.ILogB(largest)) : 1;
    }
}
