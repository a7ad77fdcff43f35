namespace Tdc.Uncertainty.Decisions;

/// <summary>Quadrature over panels, 20 points each: exact to the last bits for what a normal density does within a standard deviation.</summary>
internal static class GaussLegendre
{
    private const int Points = 20;
    private static readonly (double Node, double Weight)[] rule = Rule();

    /// <summary>Integral over a range, cut where the integrand has its features.</summary>
    /// <param name="low">Lower end.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="cuts">Where panels begin and end; those outside the range are left out.</param>
    /// <param name="integrand">What is integrated.</param>
    public static double Integrate(double low, double high, IEnumerable<double> cuts, Func<double, double> integrand)
    {
        if (!(low < high))
        {
            return 0;
        }

        double sum = 0, from = low;
        foreach (var to in cuts.Where(cut => cut > low && cut < high).Order().Append(high))
        {
            double half = 0.5 * (to - from), middle = 0.5 * (to + from), panel = 0;
            foreach (var (node, weight) in rule)
            {
                panel += weight * integrand(middle + (half * node));
            }

            sum += half * panel;
            from = to;
        }

        return sum;
    }

    private static (double Node, double Weight)[] Rule()
    {
        var points = new (double, double)[Points];
        for (var i = 0; i < Points; i++)
        {
            // Zeros of the Legendre polynomial by Newton from Tricomi's start.
            double x = Math.Cos(Math.PI * (i + 0.75) / (Points + 0.5)), slope = 0;
            for (var step = 0; step < 10; step++)
            {
                double before = 1, value = x;
                for (var n = 2; n <= Points; n++)
                {
                    (before, value) = (value, ((((2 * n) - 1) * x * value) - ((n - 1) * before)) / n);
                }

                slope = Points * ((x * value) - before) / ((x * x) - 1);
                x -= value / slope;
            }

            points[i] = (x, 2 / ((1 - (x * x)) * slope * slope));
        }

        return points;
    }
}
