namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Scales that make programs independent of units of measure.</summary>
internal static class RowScales
{
    private const double MostSize = 1e100;
    private const int LeastExponent = -1022;
    private const int MostExponent = 1023;

    /// <summary>The power of two next to the geometric mean of the sizes of a variable among units, zeros left out; 1 when all are zero. Dividing by it rounds nothing.</summary>
    public static double[] Of(ProductionData data, IReadOnlyList<int> units)
    {
        var scales = new double[data.Width];
        for (var d = 0; d < scales.Length; d++)
        {
            var (sum, count) = (0.0, 0);
            var (least, greatest) = (double.MaxValue, 0.0);
            foreach (var unit in units)
            {
                var size = Math.Abs(data.Unit(unit)[d]);
                if (size > 0)
                {
                    sum += Math.Log(size);
                    count++;
                    (least, greatest) = (Math.Min(least, size), Math.Max(greatest, size));
                }
            }

            scales[d] = count == 0 ? 1 : Math.ScaleB(1, Within((int)Math.Round(sum / count / Math.Log(2)), least, greatest));
        }

        return scales;
    }

    /// <summary>The power of two that brings the largest of some values between 1 and 2, or as near as the least of them allows; multiplying with it rounds nothing.</summary>
    public static double PowerFor(ReadOnlySpan<double> values)
    {
        var (least, largest) = (double.MaxValue, 0.0);
        foreach (var value in values)
        {
            var size = Math.Abs(value);
            largest = Math.Max(largest, size);
            least = size > 0 ? Math.Min(least, size) : least;
        }

        return largest > 0 ? Math.ScaleB(1, -Within(Math.ILogB(largest), least, largest)) : 1;
    }

    /// <summary>Whether a value is so far from 1 that products with others may leave the range of floating-point numbers.</summary>
    public static bool IsExtreme(ReadOnlySpan<double> values)
    {
        foreach (var value in values)
        {
            if (value != 0 && Math.Abs(value) is < 1 / MostSize or > MostSize)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The power next to a wanted one by which values can be divided without leaving the range of floating-point numbers.</summary>
    private static int Within(int power, double least, double greatest) =>
        Math.Max(Math.Min(power, Math.ILogB(least) - LeastExponent), Math.ILogB(greatest) - MostExponent);
}
