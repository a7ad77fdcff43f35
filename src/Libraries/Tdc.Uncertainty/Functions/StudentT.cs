using System.Globalization;

namespace Tdc.Uncertainty.Functions;

/// <summary>Student's t distribution, also with fractional and with infinite degrees of freedom.</summary>
/// <remarks>
/// <para>Relative accuracy about 1e-13; closed forms for 1 and 2 degrees of freedom; above 1e5 an expansion in 1/ν where it holds.</para>
/// <para>Source: JCGM 100:2008 G.3; Abramowitz and Stegun, 26.7.1, 26.7.5.</para>
/// </remarks>
public static class StudentT
{
    private const double ManyDegrees = 1e5;
    private const double FarRatio = 18.420680743952367; // ln 1e8
    private const double Largest = 709.78;

    /// <summary>Probability of a value at or below <paramref name="t"/>.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="dof">Degrees of freedom, above zero; infinite means normal.</param>
    /// <exception cref="UncertaintyException"><see cref="UncertaintyFault.OutOfRange"/> or <see cref="UncertaintyFault.NotFinite"/>.</exception>
    public static double Cdf(double t, double dof) => t < 0 ? Upper(-t, dof) : 1 - Upper(t, dof);

    /// <summary>Probability of a value above <paramref name="t"/>, accurate where it is small.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="dof">Degrees of freedom, above zero; infinite means normal.</param>
    public static double Upper(double t, double dof)
    {
        Domain.Number(t, nameof(t));
        Domain.Positive(dof, nameof(dof));
        return t < 0 ? 1 - Upper(-t, dof) : double.IsInfinity(t) ? 0 : double.IsInfinity(dof) ? Normal.Upper(t) : Tail(t, dof);
    }

    /// <summary>Probability density at <paramref name="t"/>.</summary>
    /// <param name="t">Any number.</param>
    /// <param name="dof">Degrees of freedom, above zero; infinite means normal.</param>
    public static double Pdf(double t, double dof)
    {
        Domain.Number(t, nameof(t));
        Domain.Positive(dof, nameof(dof));
        if (double.IsInfinity(dof))
        {
            return Normal.Pdf(t);
        }

        var ratio = Math.Abs(t) / Math.Sqrt(dof);
        var log = ratio > 1e8 ? 2 * Math.Log(ratio) : Elementary.Log1P(ratio * ratio);
        return Math.Exp((-0.5 * (dof + 1) * log) - Beta.Log(0.5, 0.5 * dof)) / Math.Sqrt(dof);
    }

    /// <summary>The value that is not exceeded with probability <paramref name="p"/>.</summary>
    /// <param name="p">Between 0 and 1.</param>
    /// <param name="dof">Degrees of freedom, above zero; infinite means normal.</param>
    public static double Quantile(double p, double dof)
    {
        Domain.InsideProbability(p, nameof(p));
        Domain.Positive(dof, nameof(dof));
        return p < 0.5 ? -Positive(p, 1 - (2 * p), dof) : Positive(1 - p, (2 * p) - 1, dof);
    }

    /// <summary>The value that is exceeded with probability <paramref name="q"/>, accurate for tiny tails.</summary>
    /// <param name="q">Between 0 and 1.</param>
    /// <param name="dof">Degrees of freedom, above zero; infinite means normal.</param>
    public static double UpperQuantile(double q, double dof) => -Quantile(q, dof);

    /// <summary>The coverage factor: k such that a value lies within ±k with probability <paramref name="p"/>.</summary>
    /// <param name="p">Coverage probability between 0 and 1.</param>
    /// <param name="dof">Effective degrees of freedom, fractional or not, above zero; infinite means normal.</param>
    public static double CoverageFactor(double p, double dof)
    {
        Domain.InsideProbability(p, nameof(p));
        Domain.Positive(dof, nameof(dof));
        return Positive(0.5 * (1 - p), p, dof);
    }

    /// <summary>The positive t with tail q above it and p = 1 − 2q within ±t; the smaller of the two carries the digits.</summary>
    private static double Positive(double q, double p, double dof)
    {
        if (p <= 0)
        {
            return 0;
        }

        var z = p < 0.5 ? Normal.Quantile(0.5 + (0.5 * p)) : Normal.UpperQuantile(q);
        if (double.IsInfinity(dof))
        {
            return z;
        }

        if (dof == 1)
        {
            return p < 0.5 ? Math.Tan(0.5 * Math.PI * p) : 1 / Math.Tan(Math.PI * q);
        }

        if (dof == 2)
        {
            return p * Math.Sqrt(p < 0.5 ? 2 / (1 - (p * p)) : 1 / (2 * q * (1 - q)));
        }

        if (IsNearNormal(z, dof))
        {
            return Expansion(z, dof);
        }

        // Few degrees of freedom: the tail is a power of t, which is inverted by logarithms, since t itself may be beyond all numbers.
        var far = FarLogarithm(q, p, dof);
        if (far - (0.5 * Math.Log(dof)) > FarRatio)
        {
            return far < Largest ? Math.Exp(far) : throw new UncertaintyException(
                UncertaintyFault.OutOfRange, nameof(dof), 0, string.Create(CultureInfo.InvariantCulture, $"With {dof:R} degrees of freedom the t factor is beyond the range of numbers."))
            { Reason = "few-dof", Values = [dof.ToString("R", CultureInfo.InvariantCulture)] };
        }

        var start = Math.Max(z, 1e-300);
        return p < 0.5
            ? LogSearch.Solve(start, rising: true, t => Difference(Central(t, dof), p, 2 * t * Pdf(t, dof)))
            : LogSearch.Solve(start, rising: false, t => Difference(Tail(t, dof), q, -t * Pdf(t, dof)));
    }

    /// <summary>Logarithm of the t with tail q, taken from the first term of the tail's series; right where t/√ν is above 1e8.</summary>
    private static double FarLogarithm(double q, double p, double dof)
    {
        var tail = p < 0.5 ? Elementary.Log1P(-p) : Math.Log(2 * q);
        return (0.5 * Math.Log(dof)) - ((tail + LogFactor(dof)) / dof);
    }

    /// <summary>ln(½ν B(½, ½ν)); by its series where both terms are large and nearly cancel.</summary>
    private static double LogFactor(double dof)
    {
        const double zeta3 = 1.2020569031595942;
        const double pi2 = Math.PI * Math.PI;
        return dof > 1e-3
            ? Math.Log(0.5 * dof) + Beta.Log(0.5, 0.5 * dof)
            : dof * (Math.Log(2) + (dof * ((-pi2 / 24) + (dof * ((zeta3 / 4) - (dof * pi2 * pi2 * 14 / 15 / 384))))));
    }

    private static (double Difference, double Slope) Difference(double value, double goal, double slope) =>
        value == 0 ? (double.NegativeInfinity, double.NaN) : (Math.Log(value / goal), slope / value);

    private static double Tail(double t, double dof)
    {
        if (dof == 1)
        {
            return t > 1 ? Math.Atan(1 / t) / Math.PI : 0.5 - (Math.Atan(t) / Math.PI);
        }

        if (dof == 2)
        {
            return TailOfTwo(t);
        }

        if (IsNearNormal(t, dof))
        {
            return Normal.Upper(Contraction(t, dof));
        }

        var ratio = t / Math.Sqrt(dof);
        if (ratio > 1e8)
        {
            // y = 1/ratio² is below what the fraction can see: its first term is all.
            return 0.5 * Math.Exp((-dof * Math.Log(ratio)) - LogFactor(dof));
        }

        var square = ratio * ratio;
        return 0.5 * Beta.Regularised(1 / (1 + square), square / (1 + square), 0.5 * dof, 0.5);
    }

    private static double TailOfTwo(double t)
    {
        // ½(1 − t/√(2 + t²)) without the difference of two near ones.
        var root = t > 1e100 ? t : Math.Sqrt(2 + (t * t));
        return 1 / root / (root + t);
    }

    private static double Central(double t, double dof)
    {
        var ratio = t / Math.Sqrt(dof);
        if (ratio < 1e-8)
        {
            return 2 * t * Pdf(0, dof);
        }

        var square = ratio * ratio;
        return IsNearNormal(t, dof)
            ? Normal.Between(-Contraction(t, dof), Contraction(t, dof))
            : Beta.Regularised(square / (1 + square), 1 / (1 + square), 0.5, 0.5 * dof);
    }

    private static bool IsNearNormal(double z, double dof) => dof > ManyDegrees && (z * z) + 5 < 1e-4 * dof;

    private static double Expansion(double z, double dof)
    {
        var s = z * z;
        var first = (s + 1) / 4;
        var second = ((((5 * s) + 16) * s) + 3) / 96;
        var third = ((((((3 * s) + 19) * s) + 17) * s) - 15) / 384;
        return z * (1 + ((first + ((second + (third / dof)) / dof)) / dof));
    }

    private static double Contraction(double t, double dof)
    {
        var z = t;
        for (var step = 0; step < 4; step++)
        {
            var square = z * z;
            z -= (Expansion(z, dof) - t) / (1 + (((3 * square) + 1) / (4 * dof)));
        }

        return z;
    }
}
