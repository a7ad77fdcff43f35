using MathNet.Numerics.LinearAlgebra;
using Tdc.ProductivityAnalysis.Numerics;
using Tdc.ProductivityAnalysis.Panel;

namespace Tdc.ProductivityAnalysis.Tests.Panel;

public class PanelTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Random_effects_are_generalised_least_squares_with_the_whole_covariance(bool unbalanced)
    {
        var sample = new Sample(7, 12, 4, unbalanced);
        var data = sample.Data();
        var variances = SwamyArora.Estimate(data);
        var found = PanelRegression.Random(data, variances);
        var n = sample.Y.Length;
        var omega = Matrix<double>.Build.Dense(n, n, (i, j) =>
            (i == j ? variances.Idiosyncratic : 0) + (sample.Units[i] == sample.Units[j] ? variances.Unit : 0));
        var x = sample.Design();
        var weighted = omega.Solve(x).Transpose();
        var expected = (weighted * x).Solve(weighted * Vector<double>.Build.DenseOfArray(sample.Y));
        Assert.All(expected.Zip(found.Terms), pair => Draws.Near(pair.First, pair.Second.Coefficient, 1e-9));
    }

    [Fact]
    public void Two_way_effects_are_the_regression_on_dummies_of_units_and_periods()
    {
        var sample = new Sample(8, 9, 5, unbalanced: true);
        var (n, firms) = (sample.Y.Length, 9);
        var dummies = Matrix<double>.Build.Dense(n, firms + 4, (i, j) =>
            j < firms ? (sample.Units[i] == "F" + j ? 1 : 0) : (sample.Periods[i] == 2000 + j - firms + 1 ? 1 : 0));
        var x = sample.Design().SubMatrix(0, n, 1, 2).Append(dummies);
        var y = Vector<double>.Build.DenseOfArray(sample.Y);
        var beta = x.QR().Solve(y);
        var rest = y - x * beta;
        var variance = rest * rest / (n - x.ColumnCount);
        var found = PanelRegression.TwoWay(sample.Data());
        for (var j = 0; j < 2; j++)
        {
            Draws.Near(beta[j], found.Terms[j].Coefficient, 1e-9);
            Draws.Near(Math.Sqrt(variance * (x.TransposeThisAndMultiply(x)).Inverse()[j, j]), found.Terms[j].StandardError, 1e-8);
        }
    }

    [Fact]
    public void Units_of_measure_only_rescale()
    {
        var sample = new Sample(9, 20, 4, unbalanced: true);
        var (one, other) = (PanelStudy.Run(sample.Data()), PanelStudy.Run(sample.Data(scale: 1e6)));
        foreach (var (a, b) in one.Estimates.Zip(other.Estimates))
        {
            Draws.Near(a.Terms[^1].Coefficient, 1e6 * b.Terms[^1].Coefficient, 1e-8);
            Draws.Near(a.Terms[^1].StandardError, 1e6 * b.Terms[^1].StandardError, 1e-8);
        }

        Draws.Near(one.Variances.Unit, other.Variances.Unit, 1e-8);
        Assert.Equal(one.Hausman.IsComputable, other.Hausman.IsComputable);
    }

    [Fact]
    public void A_variable_constant_over_time_and_a_combination_are_dropped_with_their_names()
    {
        var sample = new Sample(10, 20, 4, unbalanced: false);
        var fixedForFirm = new Regressor("south", [.. sample.Units.Select(u => u.EndsWith('1') ? 1.0 : 0.0)]);
        var both = new Regressor("sum", [.. sample.X[0].Values.Zip(sample.X[1].Values, (a, b) => a - 2 * b)]);
        PanelData data = new(sample.Units, sample.Periods, new("y", sample.Y), [.. sample.X, fixedForFirm, both]);
        Assert.Equal(["south", "sum"], PanelRegression.Within(data).Dropped);
        Assert.Equal(["sum"], PanelRegression.Pooled(data).Dropped);
        var study = PanelStudy.Run(data);
        Assert.Equal(["(Intercept)", "x1", "x2", "south"], study.Random.Terms.Select(t => t.Name));
        Assert.Equal(2, study.Hausman.DegreesOfFreedom);
        Assert.True(double.IsPositiveInfinity(PanelRegression.VarianceInflation(data)[3]));
    }

    [Fact]
    public void Hausman_is_not_computable_when_the_difference_is_not_positive_definite()
    {
        var study = PanelStudy.Run(new Sample(11, 20, 4, unbalanced: false).Data());
        var turned = Hausman.Compare(study.Random with { Terms = [.. study.Random.Terms.Skip(1)], Covariance = Inner(study.Random) }, study.Within);
        Assert.False(turned.IsComputable);
        Assert.True(double.IsNaN(turned.PValue));

        static double[][] Inner(PanelEstimate e) => [.. e.Covariance.Skip(1).Select(row => row.Skip(1).ToArray())];
    }

    [Fact]
    public void Faults_name_observation_and_variable()
    {
        var missing = Assert.Throws<AnalysisException>(() => new PanelData(["A", "B"], [1, 1], new("y", [1, double.NaN]), [new("x", [1, 2])]));
        Assert.Equal((AnalysisFault.Missing, 1, "y"), (missing.Fault, missing.Observation, missing.Variable));
        var twice = Assert.Throws<AnalysisException>(() => new PanelData(["A", "A"], [1, 1], new("y", [1, 2]), [new("x", [1, 2])]));
        Assert.Equal((AnalysisFault.Duplicate, 1), (twice.Fault, twice.Observation));
        var few = Assert.Throws<AnalysisException>(() => new PanelData(["A", "A"], [1, 2], new("y", [1, 2]), [new("x", [1, 2])]));
        Assert.Equal(AnalysisFault.TooFew, few.Fault);
    }

    private sealed class Sample
    {
        public Sample(ulong seed, int firms, int years, bool unbalanced)
        {
            var random = new SeededSource(seed);
            List<string> units = [];
            List<int> periods = [];
            List<double> y = [], x1 = [], x2 = [];
            for (var firm = 0; firm < firms; firm++)
            {
                var effect = random.Normal();
                for (var year = 0; year < years; year++)
                {
                    if (unbalanced && (firm + 2 * year) % 5 == 0)
                    {
                        continue;
                    }

                    units.Add("F" + firm);
                    periods.Add(2000 + year);
                    x1.Add(random.Normal());
                    x2.Add(random.Normal() + 3);
                    y.Add(1 + 0.5 * x1[^1] - 0.3 * x2[^1] + effect + 0.1 * year + random.Normal());
                }
            }

            (Units, Periods, Y, X) = (units, periods, [.. y], [new("x1", x1), new("x2", x2)]);
        }

        public List<string> Units { get; }

        public List<int> Periods { get; }

        public double[] Y { get; }

        public Regressor[] X { get; }

        public PanelData Data(double scale = 1) => new(Units, Periods, new("y", Y), [X[0], new("x2", [.. X[1].Values.Select(v => v * scale)])]);

        public Matrix<double> Design() => Matrix<double>.Build.Dense(Y.Length, 3, (i, j) => j == 0 ? 1 : X[j - 1].Values[i]);
    }
}
