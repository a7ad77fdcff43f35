namespace Tdc.Uncertainty.Functions;

/// <summary>Elementary functions where the plain formulas of the platform lose digits.</summary>
internal static class Elementary
{
    /// <summary>ln(1 + x), accurate near zero.</summary>
    public static double Log1P(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Log(1 + x);
        }

        var sum = 1 + x;
        return sum == 1 ? x : Math.Log(sum) * (x / (sum - 1));
    }

    /// <summary>exp(x) − 1, accurate near zero.</summary>
    public static double ExpM1(double x)
    {
        if (Math.Abs(x) > 0.7)
        {
            return Math.Exp(x) - 1;
        }

        var power = Math.Exp(x);
        return power == 1 ? x : (power - 1) * (x / Math.Log(power));
    }

    /// <summary>ln(1 + x) − x, which near zero is about −x²/2, with all its digits.</summary>
    public static double Log1PMinus(double x)
    {
        if (Math.Abs(x) > 0.4)
        {
            return Math.Log(1 + x) - x;
        }

        // ln(1 + x) = 2 artanh(x / (2 + x)); its first term less x is −x²/(2 + x).
        var ratio = x / (2 + x);
        var square = ratio * ratio;
        double sum = 0, power = 1;
        for (var k = 3; k < 60; k += 2)
        {
            var term = power / k;
            sum += term;
            if (term < sum * 1e-17)
            {
                break;
            }

            power *= square;
        }

        return ratio * ((2 * square * sum) - x);
    }
}
