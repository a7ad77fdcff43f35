using Tdc.Uncertainty.Functions;

namespace Tdc.Uncertainty.Tests.Functions;

public sealed class StudentTTests
{
    /// <summary>t, degrees of freedom, upper tail with 40 digits by mpmath 1.3.</summary>
    public static TheoryData<double, double, double> Tails { get; } = new()
    {
        { 0.001, 3.5, 0.49962822773593338 },
        { 1, 1, 0.25 },
        { 2.5, 0.7, 0.1598521813406369 },
        { 3, 4.2, 0.018766230198433147 },
        { 12, 2, 0.0034364668385792301 },
        { 4, 16.75, 0.000475802716272543 },
        { 10, 50, 8.0386673441677183e-14 },
        { 30, 50, 6.190011397993633e-34 },
        { 2, 1e4, 0.022763630330717721 },
        { 5, 1e6, 2.8669989354453708e-7 },
        { 3, 3e7, 0.0013498991395924394 },
        { 200, 7, 1.0310952995968273e-14 },
        { 1e5, 3, 1.1026577904466273e-15 },
    };

    /// <summary>Coverage probability, degrees of freedom, factor with 40 digits by mpmath 1.3.</summary>
    public static TheoryData<double, double, double> Factors { get; } = new()
    {
        { 0.9973, 2.5, 12.241772040811536 },
        { 0.9973, 16.75, 3.5161522149792528 },
        { 0.95, 7.3, 2.3450667365477031 },
        { 0.5, 3.3, 0.75597168144924107 },
        { 0.1, 12.5, 0.12823901708254192 },
        { 0.9999, 4.4, 13.346771640652851 },
        { 0.9545, 1234.5, 2.0020295727725324 },
        { 0.9545, 1e5, 2.0000274442852852 },
        { 0.9545, 2e5, 2.0000149440158807 },
        { 0.99, 5e6, 2.5758302868587736 },
        { 0.9999, 1e7, 3.890593455947045 },
        { 0.6827, 1.5, 1.466857388758495 },
        { 1e-9, 5.5, 1.3112810292125519e-9 },
    };

    /// <summary>Upper tail, degrees of freedom, t with 40 digits by mpmath 1.3.</summary>
    public static TheoryData<double, double, double> FarTails { get; } = new()
    {
        { 1e-20, 5.5, 7296.3776397145646 },
        { 1e-100, 30, 10810.645001143976 },
        { 1e-300, 8, 6.9746674173006806e+37 },
        { 1e-30, 1e6, 11.464404226614269 },
        { 1e-12, 0.8, 232009841576075.92 },
    };

    [Theory, MemberData(nameof(Tails))]
    public void Tails_keep_their_digits(double t, double dof, double tail)
    {
        Close.Relative(tail, StudentT.Upper(t, dof), 1e-12);
        Close.Relative(tail, StudentT.Cdf(-t, dof), 1e-12);
        Close.Relative(1 - tail, StudentT.Cdf(t, dof), 1e-13);
    }

    [Theory, MemberData(nameof(Factors))]
    public void Coverage_factors_keep_their_digits(double p, double dof, double factor) => Close.Relative(factor, StudentT.CoverageFactor(p, dof), 1e-12);

    [Theory, MemberData(nameof(FarTails))]
    public void Far_tails_keep_their_digits(double tail, double dof, double t) => Close.Relative(t, StudentT.UpperQuantile(tail, dof), 1e-12);

    [Fact]
    public void One_and_two_degrees_agree_with_their_neighbours()
    {
        foreach (var p in (double[])[0.01, 0.4, 0.6827, 0.95, 0.9973, 0.999999])
        {
            foreach (var dof in (double[])[1, 2])
            {
                var exact = StudentT.CoverageFactor(p, dof);
                Close.Relative(exact, 0.5 * (StudentT.CoverageFactor(p, dof * (1 - 1e-6)) + StudentT.CoverageFactor(p, dof * (1 + 1e-6))), 1e-9);
            }
        }
    }

    [Fact]
    public void Quantile_and_probability_are_inverse_over_the_whole_grid()
    {
        foreach (var dof in (double[])[0.3, 0.5, 1, 1.01, 1.5, 2, 2.7, 3, 4.99, 8, 16.75, 33.3, 100, 999.5, 5e4, 99_999, 100_001, 1e6, 1e8, 1e12, double.PositiveInfinity])
        {
            foreach (var p in (double[])[1e-6, 0.001, 0.1, 0.25, 0.5, 0.6827, 0.9, 0.95, 0.9545, 0.99, 0.9973, 0.9999, 0.999999])
            {
                var tail = StudentT.Upper(StudentT.CoverageFactor(p, dof), dof);
                Close.Absolute(0.5 * (1 - p), tail, 1e-16 + (1e-11 * Math.Min(0.5 * (1 - p), p)));
            }
        }
    }

    [Fact]
    public void Factors_fall_towards_the_normal_one_as_degrees_of_freedom_grow()
    {
        var last = double.PositiveInfinity;
        foreach (var dof in (double[])[1, 2, 3, 10, 100, 1e4, 9e4, 1.1e5, 1e7, 1e9, double.PositiveInfinity])
        {
            var factor = StudentT.CoverageFactor(0.9545, dof);
            Assert.True(factor < last);
            last = factor;
        }

        Assert.Equal(Normal.UpperQuantile(0.5 * (1 - 0.9545)), last);
    }

    [Theory]
    [InlineData(0.95, 0)]
    [InlineData(0.95, -1)]
    [InlineData(0.95, double.NaN)]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(double.NaN, 5)]
    public void What_has_no_factor_is_refused(double p, double dof) => Assert.Throws<UncertaintyException>(() => StudentT.CoverageFactor(p, dof));

    // mpmath, 60 digits: the root of betainc(ν/2, 1/2, 0, ν/(ν+t²), regularized) = 1 − p.
    [Theory]
    [InlineData(0.95, 0.02, 8.0261139063973241e+63)]
    [InlineData(0.95, 0.005, 5.6930352325670806e+258)]
    [InlineData(0.3, 0.0006, 1.8116990225043884e+256)]
    [InlineData(0.9, 0.5, 41.136000092878275)]
    public void Few_degrees_of_freedom_are_inverted_by_logarithms(double p, double dof, double expected) =>
        Assert.InRange(StudentT.CoverageFactor(p, dof) / expected, 1 - 1e-9, 1 + 1e-9);
}
