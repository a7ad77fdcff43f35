using Tdc.ProductivityAnalysis.Dea;
using Tdc.ProductivityAnalysis.Dea.Indices;

namespace Tdc.ProductivityAnalysis.Tests.Dea;

/// <summary>Laws that every data set obeys, on seeded random ones.</summary>
public class PropertyTests
{
    private const double Tolerance = 1e-9;

    public static TheoryData<int> Seeds { get; } = [.. Enumerable.Range(1, 12)];

    [Theory, MemberData(nameof(Seeds))]
    public void Scores_do_not_depend_on_units_of_measure(int seed)
    {
        var random = new Random(seed);
        var data = Tables.MakeTied(random, 40, 3, 2, 30);
        double[] factors = [1e9, 1e-9, 1e3, 1e-3, 1e6];
        var scaled = Tables.Make(Scaled(data, factors, 0, 3), Scaled(data, factors, 3, 2));
        var choices = new DeaChoices { Super = true, SlacksBased = true, FreeDisposal = true };
        var (a, b) = (Run(data, choices), Run(scaled, choices));
        for (var i = 0; i < a.Length; i++)
        {
            Assert.All(Scores(a[i]).Zip(Scores(b[i])), pair => Tables.Near(pair.First, pair.Second, 1e-8, $"unit {i}"));
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Duplicates_change_no_score(int seed)
    {
        var random = new Random(seed);
        var data = Tables.MakeTied(random, 25, 2, 2, 12);
        int[] twice = [.. Enumerable.Range(0, 25), .. Enumerable.Range(0, 25)];
        var (once, doubled) = (Run(data), Run(Taken(data, twice)));
        for (var i = 0; i < 25; i++)
        {
            Assert.All(Scores(once[i]).Zip(Scores(doubled[i])), pair => Tables.Near(pair.First, pair.Second, Tolerance, $"unit {i}"));
            Assert.All(Scores(once[i]).Zip(Scores(doubled[i + 25])), pair => Tables.Near(pair.First, pair.Second, Tolerance, $"unit {i} again"));
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Scores_stand_in_the_order_of_their_technologies(int seed)
    {
        var data = Tables.MakeTied(new Random(seed), 60, 3, 2, 40);
        foreach (var r in Run(data, new DeaChoices { FreeDisposal = true }))
        {
            Assert.InRange(r.ConstantInput.Value, 0, r.NonIncreasingInput.Value + Tolerance);
            Assert.InRange(r.NonIncreasingInput.Value, 0, r.VariableInput.Value + Tolerance);
            Assert.InRange(r.VariableInput.Value, 0, r.FreeDisposalInput.Value + Tolerance);
            Assert.InRange(r.FreeDisposalInput.Value, 0, 1 + Tolerance);
            Assert.InRange(r.VariableOutput.Value, 1 - Tolerance, r.NonIncreasingOutput.Value + Tolerance);
            Assert.InRange(r.NonIncreasingOutput.Value, 1 - Tolerance, r.ConstantOutput.Value + Tolerance);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Under_constant_returns_the_output_score_is_the_reciprocal_of_the_input_score(int seed)
    {
        var data = Tables.MakeTied(new Random(seed), 60, 2, 3, 25);
        var evaluator = new Evaluator(new Technology(data, Enumerable.Range(0, 60), ReturnsToScale.Constant));
        Assert.All(Enumerable.Range(0, 60), unit => Assert.Equal(
            1, evaluator.Score(data.Unit(unit), Orientation.Input).Value * evaluator.Score(data.Unit(unit), Orientation.Output).Value, Tolerance));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void More_of_an_input_never_raises_the_score(int seed)
    {
        var random = new Random(seed);
        var data = Tables.MakeTied(random, 30, 2, 2, 15);
        foreach (var returns in Enum.GetValues<ReturnsToScale>())
        {
            var evaluator = new Evaluator(new Technology(data, Enumerable.Range(0, 30), returns));
            for (var unit = 0; unit < 30; unit++)
            {
                double[] more = [.. data.Unit(unit)];
                more[random.Next(2)] += random.Next(1, 10);
                Assert.True(evaluator.Score(more, Orientation.Input).Value <= evaluator.Score(data.Unit(unit), Orientation.Input).Value + Tolerance);
            }
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void A_further_unit_never_raises_the_score_of_others(int seed)
    {
        var data = Tables.MakeTied(new Random(seed), 31, 2, 2, 15);
        foreach (var returns in Enum.GetValues<ReturnsToScale>())
        {
            var before = new Technology(data, Enumerable.Range(0, 30), returns).Scores([.. Enumerable.Range(0, 30)], Orientation.Input);
            var after = new Technology(data, Enumerable.Range(0, 31), returns).Scores([.. Enumerable.Range(0, 30)], Orientation.Input);
            Assert.All(before.Zip(after), pair => Assert.True(pair.Second.Value <= pair.First.Value + Tolerance));
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Malmquist_parts_multiply_and_hold_under_both_orientations(int seed)
    {
        var data = Tables.MakeSmooth(new Random(seed), 60, 2, 2);
        var panel = new ProductionPanel(data, [.. Enumerable.Range(0, 60).Select(i => $"F{i % 20}")], [.. Enumerable.Range(0, 60).Select(i => i / 20)]);
        var (output, input) = (Malmquist.Run(panel, Orientation.Output), Malmquist.Run(panel, Orientation.Input));
        Assert.Equal(40, output.Count);
        foreach (var (o, i) in output.Zip(input))
        {
            Assert.Equal(o.ProductivityChange, o.EfficiencyChange * o.TechnicalChange, Tolerance);
            Assert.Equal(o.EfficiencyChange, o.PureEfficiencyChange * o.ScaleEfficiencyChange, Tolerance);
            Assert.Equal(o.ProductivityChange, i.ProductivityChange, Tolerance);
            Assert.Equal(o.ProductivityChange, Math.Sqrt(o.CrossTo / o.OwnFrom * (o.OwnTo / o.CrossFrom)), Tolerance);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Results_are_the_same_to_the_last_bit_on_one_thread_and_on_many(int seed)
    {
        var data = Tables.MakeTied(new Random(seed), 400, 3, 2, 60);
        var choices = new DeaChoices { Super = true, Slacks = true, SlacksBased = true };
        var (one, many) = (Run(data, choices with { Threads = 1 }), Run(data, choices with { Threads = 7 }));
        for (var i = 0; i < one.Length; i++)
        {
            Assert.Equal(Scores(one[i]), Scores(many[i]));
            Assert.Equal(one[i].VariableSolution!.Peers, many[i].VariableSolution!.Peers);
            Assert.Equal(one[i].ConstantSolution!.InputTargets, many[i].ConstantSolution!.InputTargets);
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Targets_are_efficient_peers_make_them_and_multipliers_price_the_score(int seed)
    {
        var data = Tables.MakeTied(new Random(seed), 40, 2, 2, 20);
        foreach (var returns in Enum.GetValues<ReturnsToScale>())
        {
            foreach (var orientation in Enum.GetValues<Orientation>())
            {
                var evaluator = new Evaluator(new Technology(data, Enumerable.Range(0, 40), returns));
                var weights = SlackWeights.Of(data, [.. Enumerable.Range(0, 40)], byRange: true);
                for (var unit = 0; unit < 40; unit++)
                {
                    Check(data, evaluator, evaluator.Solution(data.Unit(unit), orientation, weights), unit, orientation);
                }
            }
        }
    }

    private static void Check(ProductionData data, Evaluator evaluator, DeaSolution solution, int unit, Orientation orientation)
    {
        double[] target = [.. solution.InputTargets, .. solution.OutputTargets];
        var again = evaluator.Solution(target, orientation, SlackWeights.Of(data, [.. Enumerable.Range(0, data.Count)], byRange: true));
        Assert.Equal(1, again.Score.Value, 1e-7);
        Assert.Equal(0, again.SlackSum, 1e-6);
        for (var d = 0; d < target.Length; d++)
        {
            Assert.Equal(target[d], solution.Peers.Sum(p => p.Weight * data.Unit(p.Unit)[d]), 1e-6);
        }

        var inputs = solution.InputMultipliers.Select((v, i) => v * data.Input(i, unit)).Sum();
        var outputs = solution.OutputMultipliers.Select((u, r) => u * data.Output(r, unit)).Sum();
        var isInput = orientation == Orientation.Input;
        Assert.Equal(1, isInput ? inputs : outputs, 1e-8);
        Assert.Equal(solution.Score.Value, (isInput ? outputs : inputs) + solution.ScaleMultiplier, 1e-8 * Math.Max(1, solution.Score.Value));
        Assert.All(solution.InputMultipliers.Concat(solution.OutputMultipliers), multiplier => Assert.True(multiplier >= -1e-9));
    }

    private static double[] Scores(DeaResult r) =>
    [
        r.ConstantInput.Value, r.VariableInput.Value, r.NonIncreasingInput.Value, r.VariableOutput.Value, r.NonIncreasingOutput.Value,
        r.SuperConstantInput.Value, r.SuperVariableInput.Value, r.SuperVariableOutput.Value,
        r.SlacksBasedConstant.Value, r.SlacksBasedVariable.Value, r.FreeDisposalInput.Value,
    ];

    private static DeaResult[] Run(ProductionData data, DeaChoices? choices = null) =>
        [.. DeaStudy.Run(new ProductionPanel(data, [.. Enumerable.Range(0, data.Count).Select(i => $"F{i}")]), choices).Select(r => r!)];

    private static double[][] Scaled(ProductionData data, double[] factors, int from, int count) =>
        [.. Enumerable.Range(from, count).Select(d => Enumerable.Range(0, data.Count).Select(unit => data.Unit(unit)[d] * factors[d]).ToArray())];

    private static ProductionData Taken(ProductionData data, int[] units) => Tables.Make(
        [.. Enumerable.Range(0, data.Inputs).Select(i => units.Select(unit => data.Input(i, unit)).ToArray())],
        [.. Enumerable.Range(0, data.Outputs).Select(r => units.Select(unit => data.Output(r, unit)).ToArray())]);
}
