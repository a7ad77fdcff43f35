namespace Tdc.ProductivityAnalysis.Dea.Programs;

/// <summary>Chooses the variable that leaves the basis.</summary>
internal static class RatioTest
{
    private const double Tie = 1e-12;

    /// <summary>The row whose variable is the first to meet its bound when the entering variable grows.</summary>
    /// <param name="basis">Variables and values; a value beyond its bound comes back to the bound and leaves there.</param>
    /// <param name="image">The entering column in terms of the basis.</param>
    /// <param name="feasible">How far beyond a bound still counts as within.</param>
    /// <param name="slip">How far a variable may slip beyond its bound for the sake of a larger pivot.</param>
    /// <param name="least">The smallest pivot, relative to the largest of the column.</param>
    /// <param name="lowest">Whether the lowest code among equals leaves (against cycling), not the largest pivot.</param>
    /// <returns>The row; −1 when nothing stands in the way.</returns>
    public static int Row(Basis basis, ReadOnlySpan<double> image, double feasible, double slip, double least, bool lowest)
    {
        var floor = 0.0;
        foreach (var entry in image)
        {
            floor = Math.Max(floor, Math.Abs(entry));
        }

        floor *= least;
        Span<double> ratios = stackalloc double[image.Length];
        var reach = double.PositiveInfinity;
        for (var r = 0; r < image.Length; r++)
        {
            ratios[r] = Blocks(basis, r, image[r], feasible, floor)
                ? Math.Max(0, basis.Values[r] / image[r])
                : double.NaN;
            var slipped = ratios[r] + (lowest ? Tie : slip / Math.Abs(image[r]));
            reach = slipped < reach ? slipped : reach;
        }

        var row = -1;
        for (var r = 0; r < image.Length; r++)
        {
            if (ratios[r] <= reach && (row < 0 || Goes(basis, image, r, row, lowest)))
            {
                row = r;
            }
        }

        return row;
    }

    private static bool Goes(Basis basis, ReadOnlySpan<double> image, int row, int than, bool lowest) =>
        lowest ? basis.Codes[row] < basis.Codes[than] : Math.Abs(image[row]) > Math.Abs(image[than]);

    private static bool Blocks(Basis basis, int row, double entry, double feasible, double floor)
    {
        if (Math.Abs(entry) <= floor || basis.Bounds[row] == Bound.Free)
        {
            return false;
        }

        var value = basis.Values[row];
        return basis.Bounds[row] == Bound.Zero && Math.Abs(value) <= feasible
            || (value < -feasible ? entry < 0 : entry > 0);
    }
}
