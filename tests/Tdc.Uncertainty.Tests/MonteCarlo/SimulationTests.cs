using FsCheck;
using FsCheck.Fluent;
using Tdc.Uncertainty.MonteCarlo;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Tests.MonteCarlo;

public sealed class SimulationTests
{
    private static Measurement Mixed { get; } = new(
        [
            new("a", 3, new NormalDistribution(0.1)), new("b", 5, new TDistribution(0.2, 6)), new("c", 2, new UniformDistribution(0.3)),
            new("d", 1, new NormalDistribution(0.1)), new("e", 1, new ArcsineDistribution(0.2)), new("k", 2, new ExactValue()),
        ],
        [new("m", "a*b/c"), new("y", "m + sin(d)*e^k"), new("z", "log(m)-d")],
        ["y", "z", "a"],
        [new("a", "d", 0.6), new("c", "e", -0.4)]);

    [Fact]
    public void Trials_are_the_same_to_the_bit_on_one_two_and_seven_threads()
    {
        SimulationResult Run(int threads) => Simulation.Run(Mixed, 0.95, new TrialChoices { Trials = 50_001, Seed = 11, Threads = threads });
        var one = Run(1);
        foreach (var threads in new[] { 2, 7 })
        {
            var other = Run(threads);
            Assert.Equal(one.Outputs, other.Outputs);
            Assert.Equal(one.Correlations, other.Correlations);
        }

        Assert.NotEqual(one.Outputs[0].Mean, Simulation.Run(Mixed, 0.95, new TrialChoices { Trials = 50_001, Seed = 12, Threads = 2 }).Outputs[0].Mean);
        Assert.Equal((50_001, 11UL, RandomStream.Name), (one.Trials, one.Seed, one.Generator));
    }

    [Fact]
    public void Blocks_give_what_the_model_gives()
    {
        // An input that is an output too shows the trials, and the model is evaluated on them one by one.
        var engine = new TrialEngine(Mixed, 5, []);
        double[][] values = [new double[1_000], new double[1_000], new double[1_000]];
        engine.Run(values, 0, 1_000, 0, 1);
        var linear = new Measurement([new("a", 3, new UniformDistribution(1)), new("b", 2, new ExactValue())], [new("y", "((a+1)*b-a)/b^2+(-a)^b+abs(-a)+max(a,3)"), new("w", "a^3+a^-1+a^0.5")], ["a", "y", "w"]);
        new TrialEngine(linear, 5, []).Run(values, 0, 1_000, 0, 1);
        for (var i = 0; i < 1_000; i++)
        {
            var steps = linear.Model.Evaluate([values[0][i], 2]);
            Assert.Equal(steps[linear.Model.StepOf("y")], values[1][i]);
            Assert.Equal(steps[linear.Model.StepOf("w")], values[2][i], 12);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(0.5)]
    public void Correlated_inputs_have_their_correlation_whatever_their_shapes(double r)
    {
        foreach (var (first, second, note) in new (Distribution, Distribution, bool)[]
        {
            (new NormalDistribution(2), new NormalDistribution(1), false), (new UniformDistribution(2), new UniformDistribution(1), true),
            (new TDistribution(1, 9), new TDistribution(2, 9), false), (new TriangularDistribution(1), new TriangularDistribution(2), true),
        })
        {
            var measurement = new Measurement([new("a", 0, first), new("b", 1, second)], [new("s", "a+b")], ["a", "b"], [new("a", "b", r)]);
            var result = Simulation.Run(measurement, 0.95, new TrialChoices { Trials = 200_000, Threads = 1 });
            Assert.Equal(r, result.Correlations[0][1], 0.01);
            Assert.Equal(first.StandardDeviation, result.Outputs[0].StandardDeviation, 0.02 * first.StandardDeviation);
            Assert.Equal(note, result.Notes.Any(one => one.Code == "copula"));
            Assert.DoesNotContain(result.Notes, one => one.Code == "correlation-not-reached");
        }
    }

    [Fact]
    public void Shapes_that_cannot_be_fully_correlated_are_said()
    {
        var measurement = new Measurement([new("a", 0, new ArcsineDistribution(1)), new("b", 1, new NormalDistribution(1))], [new("s", "a+b")], ["s", "a", "b"], [new("a", "b", 0.99)]);
        var result = Simulation.Run(measurement, 0.95, new TrialChoices { Trials = 100_000 });
        Assert.Contains(result.Notes, one => one is { Code: "correlation-not-reached", Subject: "a, b" });
    }

    [Fact]
    public void A_t_input_without_standard_deviation_is_said() =>
        Assert.Contains(
            Simulation.Run(new Measurement([new("a", 0, new TDistribution(1, 2))], [new("y", "a")], ["y"]), 0.95, new TrialChoices { Trials = 10_000 }).Notes,
            one => one is { Code: "t-without-deviation", Subject: "a" });

    [Fact]
    public void A_model_that_has_no_value_in_some_trials_is_refused_with_their_number()
    {
        var measurement = new Measurement([new("a", 0, new NormalDistribution(1))], [new("y", "sqrt(a)")], ["y"]);
        var thrown = Assert.Throws<UncertaintyException>(() => Simulation.Run(measurement, 0.95, new TrialChoices { Trials = 10_000, Threads = 3 }));
        Assert.Equal((UncertaintyFault.Undefined, "y"), (thrown.Fault, thrown.Subject));
        Assert.InRange(thrown.Place, 4_700, 5_300);
    }

    [Fact]
    public void An_output_that_does_not_vary_has_an_interval_of_no_width()
    {
        var result = Simulation.Run(new Measurement([new("a", 4, new ExactValue())], [new("y", "a/3")], ["y"]), 0.95, new TrialChoices { Trials = 100_000 }).Outputs[0];
        Assert.Equal((4 / 3.0, 4 / 3.0, 0), (result.SymmetricLow, result.ShortestHigh, result.StandardDeviation));
    }

    [Fact]
    public void The_adaptive_procedure_settles_and_says_when_it_could_not()
    {
        var measurement = new Measurement([new("a", 10, new NormalDistribution(1)), new("b", 0, new UniformDistribution(2))], [new("y", "a+b")], ["y"]);
        var settled = AdaptiveSimulation.Run(measurement, 0.95, 1, new TrialChoices { Trials = 2_000_000, Threads = 1 });
        Assert.True(settled.Settled);
        Assert.InRange(settled.Outputs[0].Mean, 9.95, 10.05);
        Assert.Equal(settled.Outputs, AdaptiveSimulation.Run(measurement, 0.95, 1, new TrialChoices { Trials = 2_000_000, Threads = 7 }).Outputs);
        var wide = new Measurement([new("a", 10, new NormalDistribution(9.8))], [new("y", "a*1")], ["y"]);
        Assert.False(AdaptiveSimulation.Run(wide, 0.95, 2, new TrialChoices { Trials = 20_000 }).Settled);
        Assert.Throws<UncertaintyException>(() => AdaptiveSimulation.Run(measurement, 0.95, 2, new TrialChoices { Trials = 10_000 }));
    }

    [Fact]
    public void Tails_are_those_of_all_values_sorted()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60), Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var random = new Random(seed);
            var length = random.Next(2) == 0 ? random.Next(1, 3_000) : random.Next(32_768, 90_000);
            var grain = random.Next(3) == 0 ? 5 : 1e9;
            var values = Enumerable.Range(0, length).Select(_ => Math.Floor((random.NextDouble() - 0.5) * grain)).ToArray();
            var count = random.Next(1, Math.Max(2, random.Next(2) == 0 ? length / 10 : length) + 1);
            count = Math.Min(count, length);
            var sorted = values.Order().ToArray();
            var (low, high) = Tails.Of(values, count, random.Next(1, 4));
            Assert.Equal(sorted[..count], low);
            Assert.Equal(sorted[^count..], high);
        }));
    }

    [Theory]
    [InlineData(0.35, 2, 0.005)]
    [InlineData(0.0996, 2, 0.005)]
    [InlineData(0.0996, 1, 0.05)]
    [InlineData(32.1, 1, 5)]
    [InlineData(32.1, 2, 0.5)]
    [InlineData(0, 2, 0)]
    public void The_tolerance_is_half_of_the_last_digit(double u, int digits, double tolerance) => Assert.Equal(tolerance, NumericalTolerance.Of(u, digits), 15);

    [Fact]
    public void First_order_is_judged_by_Monte_Carlo()
    {
        bool Stands(string expression, double x)
        {
            var measurement = new Measurement([new("a", x, new NormalDistribution(0.005)), new("b", 0, new NormalDistribution(0.005))], [new("y", expression)], ["y"]);
            var result = Simulation.Run(measurement, 0.95, new TrialChoices());
            return Validation.Of(FirstOrder.Evaluate(measurement).Outputs[0], result.Outputs[0]).Stands;
        }

        Assert.True(Stands("a+b", 1));
        Assert.False(Stands("a^2+b^2", 0));
        Assert.False(Stands("a^2+b^2", 0.01));
    }
}
