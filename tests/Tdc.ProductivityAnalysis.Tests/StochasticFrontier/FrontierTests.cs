using Tdc.ProductivityAnalysis.Numerics;
using Tdc.ProductivityAnalysis.StochasticFrontier;
using Tdc.ProductivityAnalysis.TruncatedRegression;

namespace Tdc.ProductivityAnalysis.Tests.StochasticFrontier;

public class FrontierTests
{
    [Fact]
    public void Half_normal_recovers_what_was_planted_and_efficiencies_follow_the_true_ones()
    {
        var random = new SeededSource(12);
        var (x1, x2) = (random.Normals(3000), random.Normals(3000));
        var u = random.Normals(3000).Select(v => 0.5 * Math.Abs(v)).ToArray();
        var y = Enumerable.Range(0, 3000).Select(i => 1 + 0.4 * x1[i] + 0.6 * x2[i] - u[i] + 0.2 * random.Normal()).ToArray();
        var fit = HalfNormalFrontier.Fit(new("y", y), [new("x1", x1), new("x2", x2)]);
        double[] truth = [1, 0.4, 0.6];
        Assert.All(fit.Coefficients.Zip(truth), pair => Planted(pair.Second, pair.First));
        Planted(0.29, fit.Sigma2);
        Planted(0.25 / 0.29, fit.Gamma);
        Assert.True(fit.LikelihoodRatioPValue < 1e-6);
        Assert.Equal(u.Average(v => Math.Exp(-v)), fit.MeanEfficiency, 0.01);
        Assert.All(fit.Efficiencies.Zip(fit.JlmsEfficiencies), pair => Assert.True(pair.First >= pair.Second && pair.First < 1)); // Jensen
    }

    [Fact]
    public void Units_of_measure_move_the_constant_only()
    {
        var (y, x) = Drawn(13, 300);
        var one = HalfNormalFrontier.Fit(new("y", y), [new("x", x)]);
        var other = HalfNormalFrontier.Fit(new("y", [.. y.Select(v => v + 20)]), [new("x", [.. x.Select(v => v - 13)])]);
        Draws.Near(one.LogLikelihood, other.LogLikelihood, 1e-8);
        Draws.Near(one.Gamma.Value, other.Gamma.Value, 1e-5);
        Draws.Near(one.Efficiencies[7], other.Efficiencies[7], 1e-6);
    }

    [Fact]
    public void Wrong_skewness_is_reported_with_gamma_zero()
    {
        var (y, x) = Drawn(14, 300);
        var fit = HalfNormalFrontier.Fit(new("y", [.. y.Select(v => -v)]), [new("x", [.. x.Select(v => -v)])]);
        Assert.True(fit.HasWrongSkewness && fit.OlsSkewness > 0);
        Assert.Equal((0.0, 0.0, 0.0, 1.0), (fit.Gamma.Value, fit.Lambda, fit.LikelihoodRatio, fit.MeanEfficiency));
    }

    [Fact]
    public void The_time_varying_panel_recovers_what_was_planted()
    {
        var random = new SeededSource(15);
        List<string> units = [];
        List<int> periods = [];
        List<double> x = [], y = [];
        for (var firm = 0; firm < 400; firm++)
        {
            var u = 0.6 * Math.Abs(random.Normal());
            for (var t = 0; t < 6; t++)
            {
                if ((firm + t) % 7 == 0)
                {
                    continue; // not every firm in every year
                }

                units.Add("F" + firm);
                periods.Add(2015 + t);
                x.Add(random.Normal());
                y.Add(2 + 0.7 * x[^1] - u * Math.Exp(-0.08 * (t - 5)) + 0.2 * random.Normal());
            }
        }

        var fit = TimeVaryingFrontier.Fit(units, periods, new("y", y), [new("x", x)]);
        Planted(2, fit.Coefficients[0]);
        Planted(0.7, fit.Coefficients[1]);
        Planted(0.08, Assert.Single(fit.InefficiencyTerms));
        Planted(0.36 / 0.4, fit.Gamma);
        Assert.All(fit.Efficiencies, te => Assert.InRange(te, 0, 1));
    }

    [Fact]
    public void Inefficiency_effects_recover_what_was_planted()
    {
        var random = new SeededSource(16);
        double[] x = random.Normals(4000), z = [.. random.Normals(4000).Select(v => 100 * v)];
        var y = Enumerable.Range(0, 4000).Select(i =>
        {
            var mean = 0.3 + 0.005 * z[i];
            return 1 + 0.5 * x[i] - (mean + 0.4 * random.NormalBetween(-mean / 0.4, double.PositiveInfinity)) + 0.2 * random.Normal();
        }).ToArray();
        var fit = InefficiencyEffectsFrontier.Fit(new("y", y), [new("x", x)], [new("z", z)]);
        Planted(1, fit.Coefficients[0]);
        Planted(0.5, fit.Coefficients[1]);
        Planted(0.3, fit.InefficiencyTerms[0]);
        Planted(0.005, fit.InefficiencyTerms[1]);
        Planted(0.2, fit.Sigma2);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.02)] // nearly no noise: gamma goes to one
    [InlineData(2)] // nearly no inefficiency: gamma goes to zero or the skewness turns
    public void Small_samples_give_an_answer_too(double noise)
    {
        var random = new SeededSource(21);
        for (var round = 0; round < 200; round++)
        {
            double[] x = random.Normals(30), y = [.. x.Select(v => 1 + 0.5 * v - 0.6 * Math.Abs(random.Normal()) + noise * random.Normal())];
            var fit = HalfNormalFrontier.Fit(new("y", y), [new("x", x)]);
            Assert.True(fit.LogLikelihood >= fit.LogLikelihoodOls - 1e-6, $"round {round}: {fit.LogLikelihood} below {fit.LogLikelihoodOls}");
            Assert.All(fit.Efficiencies, te => Assert.InRange(te, 0, 1));
        }
    }

    [Fact]
    public void Gradients_are_those_of_their_likelihoods()
    {
        var (y, x) = Drawn(17, 60);
        var design = new FrontierDesign(new("y", y), [new("x", x)]);
        int[] units = [.. Enumerable.Range(0, 60).Select(i => i / 4)];
        SameSlope(new HalfNormalLikelihood(design, units, [.. Enumerable.Range(0, 60).Select(i => (double)(i % 4 - 3))]).Evaluate, [0.1, -0.2, -0.5, 0.3, 0.07]);
        SameSlope(new InefficiencyEffectsLikelihood(design, [design.Columns[0], [.. x.Select(v => v * v)]]).Evaluate, [0.1, -0.2, -0.5, 0.3, 0.2, -0.1]);
        SameSlope(new TruncatedLikelihood([.. y.Select(v => Math.Clamp(v, -2.9, 2.9))], design.Columns, -3, 3).Evaluate, [0.1, -0.2, 0.3]);
    }

    [Theory]
    [InlineData(-40, -804.6084420137538)] // asymptotic series to twelve digits
    [InlineData(0, -0.6931471805599453)]
    [InlineData(3, -0.001350809964748202)]
    public void The_logarithm_of_the_tail_holds_far_out(double x, double expected) => Draws.Near(expected, NormalTail.LogTail(x), 1e-9);

    [Fact]
    public void The_two_forms_of_the_tail_meet()
    {
        Draws.Near(NormalTail.DensityOverTail(-6 + 1e-9), NormalTail.DensityOverTail(-6 - 1e-9), 1e-8);
        Draws.Near(NormalTail.LogTail(-6 + 1e-12), NormalTail.LogTail(-6 - 1e-12), 1e-10);
    }

    [Fact]
    public void Faults_name_what_is_wrong()
    {
        var (y, x) = Drawn(18, 50);
        var collinear = Assert.Throws<AnalysisException>(() => HalfNormalFrontier.Fit(new("y", y), [new("x", x), new("double", [.. x.Select(v => 2 * v + 1)])]));
        Assert.Equal((AnalysisFault.Collinear, "double"), (collinear.Fault, collinear.Variable));
        Assert.Equal(AnalysisFault.TooFew, Assert.Throws<AnalysisException>(() => HalfNormalFrontier.Fit(new("y", [1, 2, 4]), [new("x", [1, 2, 3])])).Fault);
        Assert.Equal(AnalysisFault.NotPositive, Assert.Throws<AnalysisException>(() => HalfNormalFrontier.Fit(new("y", x), [new("x", x)])).Fault);
    }

    private static void Planted(double truth, FrontierParameter found) =>
        Assert.True(Math.Abs(truth - found.Value) < 3.5 * found.StandardError, $"{found.Name}: planted {truth}, found {found.Value} ± {found.StandardError}");

    private static (double[] Y, double[] X) Drawn(ulong seed, int count)
    {
        var random = new SeededSource(seed);
        var x = random.Normals(count);
        return ([.. x.Select(v => 1 + 0.5 * v - 0.6 * Math.Abs(random.Normal()) + 0.2 * random.Normal())], x);
    }

    private static void SameSlope(GradientFunction function, double[] point)
    {
        double[] gradient = new double[point.Length], unused = new double[point.Length];
        function(point, gradient);
        for (var j = 0; j < point.Length; j++)
        {
            double At(double by) => function([.. point.Select((p, k) => k == j ? p + by : p)], unused);
            Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, gradient[j], 1e-5);
        }
    }
}
