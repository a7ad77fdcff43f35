using Tdc.Uncertainty.MonteCarlo;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Tests.Quantities;

public sealed class DistributionTests
{
    private const int Trials = 400_000;

    public static TheoryData<string, Distribution> All { get; } = new()
    {
        { "normal", new NormalDistribution(2) },
        { "t5", new TDistribution(2, 5) },
        { "t4.5", new TDistribution(1, 4.5) },
        { "t500", new TDistribution(1, 500) },
        { "uniform", new UniformDistribution(3) },
        { "triangular", new TriangularDistribution(3) },
        { "arcsine", new ArcsineDistribution(3) },
        { "trapezoid", new TrapezoidDistribution(3, 0.4) },
        { "trapezoid, a triangle", new TrapezoidDistribution(3, 0) },
        { "trapezoid, a rectangle", new TrapezoidDistribution(3, 1) },
        { "ctrap", new CurvilinearTrapezoid(3, 1) },
        { "ctrap, sharp", new CurvilinearTrapezoid(3, 0) },
        { "ctrap, widest", new CurvilinearTrapezoid(3, 3) },
    };

    [Theory, MemberData(nameof(All))]
    public void Draws_have_the_standard_deviation_and_lie_under_the_quantiles(string name, Distribution one)
    {
        var stream = new RandomStream();
        var (values, scratch) = (new double[Trials], new double[Trials]);
        stream.Begin(7, 3);
        Draws.Fill(one, 100, stream, values, scratch);
        var mean = values.Average();
        var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (Trials - 1));
        Assert.True(Math.Abs(mean - 100) < 5 * one.StandardDeviation / Math.Sqrt(Trials), $"{name}: mean {mean}");
        Assert.True(Math.Abs(deviation / one.StandardDeviation - 1) < 0.02, $"{name}: {deviation} for {one.StandardDeviation}");
        foreach (var p in new[] { 0.001, 0.01, 0.1, 0.25, 0.5, 0.6, 0.9, 0.99, 0.999 })
        {
            var limit = one.Quantile(p);
            var share = values.Count(value => value - 100 < limit) / (double)Trials;
            Assert.True(Math.Abs(share - p) < 5 * Math.Sqrt(p * (1 - p) / Trials) + 1e-9, $"{name}: {share} under the quantile of {p}");
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(40)]
    public void Chi_squared_has_its_mean_and_variance(double dof)
    {
        var stream = new RandomStream();
        var values = new double[Trials];
        stream.Begin(1, 1);
        stream.ChiSquared(values, dof);
        var mean = values.Average();
        Assert.Equal(1, mean / dof, 0.02);
        Assert.Equal(1, values.Average(value => (value - mean) * (value - mean)) / (2 * dof), 0.05);
    }

    [Fact]
    public void Streams_differ_by_seed_and_number_and_repeat()
    {
        double[] First(ulong seed, ulong number)
        {
            var (stream, values) = (new RandomStream(), new double[8]);
            stream.Begin(seed, number);
            stream.Uniform(values);
            return values;
        }

        Assert.Equal(First(1, 2), First(1, 2));
        Assert.Equal(4, new[] { First(1, 2), First(2, 1), First(1, 3), First(0, 0) }.Select(values => values[0]).Distinct().Count());
        Assert.All(First(5, 5), value => Assert.InRange(value, 1e-17, 1 - 1e-17));
    }

    [Fact]
    public void Standard_uncertainties_are_those_of_the_GUM()
    {
        Assert.Equal(0.0225, NormalDistribution.FromCertificate(0.045, 2).StandardUncertainty, 15);
        Assert.Equal(0.045 / 2.3646242510102993, NormalDistribution.FromCoverage(0.045, 0.95, 7).StandardUncertainty, 9);
        Assert.Equal(Math.Sqrt(0.25 / 3 + 0.01 / 9), new CurvilinearTrapezoid(0.5, 0.1).StandardUncertainty, 15);
        Assert.Equal((2, double.PositiveInfinity), (new TDistribution(2, 2).StandardUncertainty, new TDistribution(2, 2).StandardDeviation));
    }

    [Fact]
    public void Lengths_below_zero_and_shares_beyond_one_are_refused()
    {
        foreach (var make in new Func<Distribution>[]
        {
            () => new NormalDistribution(-1), () => new UniformDistribution(double.NaN), () => new TriangularDistribution(double.PositiveInfinity),
            () => new TrapezoidDistribution(1, 1.1), () => new CurvilinearTrapezoid(1, 1.1), () => new TDistribution(1, 0), () => NormalDistribution.FromCertificate(1, 0),
        })
        {
            Assert.NotEmpty(Assert.Throws<UncertaintyException>(make).Subject);
        }
    }

    [Fact]
    public void Readings_keep_their_digits_and_two_are_too_few()
    {
        var readings = Readings.Of([50.000838, 50.000839, 50.000837, 50.000838], "l");
        Assert.Equal(50.000838, readings.Mean, 12);
        Assert.Equal(Math.Sqrt(2e-12 / 3), readings.StandardDeviation, 14);
        Assert.Equal((3, 4), (readings.Dof, readings.Count));
        Assert.Equal(UncertaintyFault.TooFew, Assert.Throws<UncertaintyException>(() => Readings.Of([1, 2], "l")).Fault);
        Assert.Equal(2, Assert.Throws<UncertaintyException>(() => Readings.Of([1, double.NaN, 2], "l")).Place);
        var pooled = Readings.Pooled([5.0], [(0.025, 50)], "m");
        Assert.Equal((0.025, 50), (pooled.StandardUncertainty, pooled.Dof));
        Assert.Equal(UncertaintyFault.Mismatch, Assert.Throws<UncertaintyException>(() => Readings.Correlation([1, 2, 3], [1, 2], "a, b")).Fault);
        Assert.Equal(-1, Readings.Correlation([1, 2, 3], [6, 4, 2], "a, b"), 12);
    }
}
