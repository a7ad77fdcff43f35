using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Tests.Functions;

/// <summary>Gamma, beta, F, chi-squared and binomial against figures with 40 digits by mpmath 1.3.</summary>
public sealed class OtherDistributionsTests
{
    public static TheoryData<double, double> LogGammas { get; } = new()
    {
        { 0.001, 6.9071788853838537 },
        { 0.5, 0.57236494292470009 },
        { 1.5, -0.12078223763524522 },
        { 3.7, 1.4280723266653881 },
        { 9.999, 12.799575780077414 },
        { 10, 12.80182748008147 },
        { 123.4, 469.33609744219059 },
        { 1e7, 151180949.36947391 },
    };

    public static TheoryData<double, double, double> LogBetas { get; } = new()
    {
        { 0.5, 500000, -5.9888164957774643 },
        { 0.5, 0.5, 1.1447298858494002 },
        { 12.5, 3e6, -167.69221202926974 },
        { 1e6, 1e6, -1386300.0033629211 },
    };

    public static TheoryData<double, double, double, double> FTails { get; } = new()
    {
        { 2.26, 9, 40, 0.03751715697231418 },
        { 1, 1, 1, 0.5 },
        { 3.3, 4.5, 7.5, 0.072478436288729235 },
        { 1.1, 2000, 2000, 0.016563899553125071 },
        { 0.02, 3, 200, 0.99614744380720081 },
        { 50, 2, 12, 1.5127924217375413e-6 },
    };

    public static TheoryData<double, double, double, double> FQuantiles { get; } = new()
    {
        { 0.95, 9, 40, 2.1240292640166961 },
        { 0.975, 9, 40, 2.4519392170299259 },
        { 0.99, 3, 10, 6.5523125575152095 },
        { 0.999, 5, 7, 16.205800323701897 },
        { 0.05, 4, 4, 0.15653781167539578 },
        { 0.5, 1, 30, 0.46615533676263889 },
        { 0.995, 2.5, 3.5, 33.102347499831449 },
    };

    public static TheoryData<long, long, double, double, double> Binomials { get; } = new()
    {
        { 42, 50, 0.9, 0.06427787788318396, 0.12214508360127817 },
        { 0, 20, 0.95, 9.5367431640626694e-27, 9.5367431640626694e-27 },
        { 500000, 1000000, 0.5, 0.00079788436133175009, double.NaN },
        { 999000, 1000000, 0.999, 0.012620923387767838, double.NaN },
        { 3, 1000000, 1e-6, 0.061313209538546197, double.NaN },
        { 15, 20, 0.95, 0.0022446460101240135, 0.0025739403346522916 },
    };

    public static TheoryData<double, double, double> ChiSquaredTails { get; } = new()
    {
        { 3.94, 10, 0.95001309079009072 },
        { 18.307, 10, 0.05000058909139812 },
        { 0.01, 0.5, 0.70691910527898041 },
        { 1200, 1000, 1.2255942330622904e-5 },
        { 100, 3, 1.5541594313896049e-21 },
    };

    [Theory, MemberData(nameof(LogGammas))]
    public void Logarithm_of_gamma(double x, double expected) => Close.Absolute(expected, Gamma.Log(x), 2e-15 * Math.Max(1, Math.Abs(expected)));

    [Theory, MemberData(nameof(LogBetas))]
    public void Logarithm_of_beta(double a, double b, double expected) => Close.Relative(expected, Beta.Log(a, b), 3e-15);

    [Theory, MemberData(nameof(FTails))]
    public void Tail_of_F(double f, double dof1, double dof2, double expected)
    {
        Close.Relative(expected, FisherF.Upper(f, dof1, dof2), 1e-12);
        Close.Relative(1 - expected, FisherF.Cdf(f, dof1, dof2), 1e-12);
    }

    [Theory, MemberData(nameof(FQuantiles))]
    public void Quantile_of_F(double p, double dof1, double dof2, double expected) => Close.Relative(expected, FisherF.Quantile(p, dof1, dof2), 1e-12);

    [Fact]
    public void F_with_many_degrees_of_freedom_goes_over_to_chi_squared()
    {
        Close.Relative(FisherF.Quantile(0.95, 5, double.PositiveInfinity), FisherF.Quantile(0.95, 5, 1e9), 1e-7);
        Close.Relative(FisherF.Quantile(0.95, double.PositiveInfinity, 5), FisherF.Quantile(0.95, 1e9, 5), 1e-7);
        Close.Relative(11.070497693516351, ChiSquared.Quantile(0.95, 5), 1e-12); // table value 11.070
        Assert.Equal(1, FisherF.Quantile(0.95, double.PositiveInfinity, double.PositiveInfinity));
    }

    [Theory, MemberData(nameof(ChiSquaredTails))]
    public void Tail_of_chi_squared_and_back(double x, double dof, double expected)
    {
        Close.Relative(expected, ChiSquared.Upper(x, dof), 1e-12);
        Close.Relative(x, ChiSquared.UpperQuantile(expected, dof), 1e-10);
    }

    [Theory, MemberData(nameof(Binomials))]
    public void Binomial_probabilities(long successes, long trials, double p, double mass, double sum)
    {
        Close.Relative(mass, Binomial.Pmf(successes, trials, p), 1e-9); // 1 − p of a binary p is only that good at 1e6 trials
        if (!double.IsNaN(sum))
        {
            Close.Relative(sum, Binomial.Cdf(successes, trials, p), 1e-12);
        }
    }

    [Fact]
    public void Binomial_probabilities_sum_up()
    {
        double sum = 0;
        for (var k = 0; k <= 200; k++)
        {
            sum += Binomial.Pmf(k, 200, 0.37);
            Close.Absolute(sum, Binomial.Cdf(k, 200, 0.37), 1e-14);
        }

        Assert.Equal(1, sum, 1e-13);
        Assert.Equal((1d, 0d, 1d), (Binomial.Pmf(0, 5, 0), Binomial.Pmf(6, 5, 0.5), Binomial.Pmf(5, 5, 1)));
    }

    [Fact]
    public void Quantile_and_probability_of_F_are_inverse()
    {
        foreach (var dof1 in (double[])[0.7, 1, 3, 9.5, 120, 1e4])
        {
            foreach (var dof2 in (double[])[1, 4.2, 40, 5000])
            {
                foreach (var p in (double[])[0.001, 0.1, 0.5, 0.9, 0.975, 0.9999])
                {
                    Close.Absolute(p, FisherF.Cdf(FisherF.Quantile(p, dof1, dof2), dof1, dof2), 1e-12 * Math.Min(p, 1 - p));
                }
            }
        }
    }
}
