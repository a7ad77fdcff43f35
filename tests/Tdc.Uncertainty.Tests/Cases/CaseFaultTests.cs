using Tdc.Uncertainty.Cases;
using Tdc.Uncertainty.MonteCarlo;
using Tdc.Uncertainty.Propagation;
using Tdc.Uncertainty.Quantities;

namespace Tdc.Uncertainty.Tests.Cases;

public sealed class CaseFaultTests
{
    private const string Good = """
        {"schema":"tdc-metrology-case/1","kind":"propagation",
        "quantities":[{"name":"a","value":1,"unit":"V","distribution":{"type":"normal","U":0.2,"k":2},"dof":null},
        {"name":"b","value":2,"unit":"V","dof":"inf","distribution":{"type":"uniform","halfWidth":0.1}}],
        "model":[{"name":"s","expr":"a+b"},{"name":"y","expr":"s*2"}],"outputs":["y"],"correlations":[["a","b",0.5]],"p":0.95}
        """;

    [Fact]
    public void The_case_the_faults_are_made_from_is_answered()
    {
        var gum = MetrologyCase.Answer(Good, new CaseSettings())["gum"]!["y"]!;
        Assert.Equal(6, (double)gum["value"]!, 12);
        Assert.False(gum.AsObject().ContainsKey("veff"));
        Assert.Equal(1.959963984540054, (double)gum["k_exact"]!, 10);
    }

    [Theory]
    [InlineData("\"value\":1,", "\"value\":\"NaN\",", UncertaintyFault.NotFinite, "a")]
    [InlineData("\"value\":1,", "\"value\":1e999,", UncertaintyFault.NotFinite, "a")]
    [InlineData("\"value\":1,", "\"value\":NaN,", UncertaintyFault.Syntax, "JSON")]
    [InlineData("\"value\":1,", "", UncertaintyFault.Missing, "a")]
    [InlineData("\"k\":2", "\"k\":0", UncertaintyFault.OutOfRange, "a.k")]
    [InlineData(",\"k\":2", "", UncertaintyFault.Missing, "a.k")]
    [InlineData("\"U\":0.2", "\"U\":-0.2", UncertaintyFault.OutOfRange, "a.U")]
    [InlineData("\"halfWidth\":0.1", "\"halfWidth\":-0.1", UncertaintyFault.OutOfRange, "b.halfWidth")]
    [InlineData("\"halfWidth\":0.1", "\"width\":0.1", UncertaintyFault.Missing, "b.halfWidth")]
    [InlineData("uniform", "unifrom", UncertaintyFault.UnknownKind, "b: unifrom")]
    [InlineData("\"dof\":null", "\"dof\":0", UncertaintyFault.OutOfRange, "a.dof")]
    [InlineData("\"dof\":\"inf\"", "\"dof\":\"many\"", UncertaintyFault.NotFinite, "b.dof")]
    [InlineData("a+b", "a+c", UncertaintyFault.UnknownName, "c")]
    [InlineData("s*2", "s**2", UncertaintyFault.Syntax, "*")]
    [InlineData("[\"y\"]", "[\"x\"]", UncertaintyFault.UnknownName, "x")]
    [InlineData("[\"y\"]", "[]", UncertaintyFault.Missing, "outputs")]
    [InlineData("[\"y\"]", "[\"y\",\"y\"]", UncertaintyFault.Duplicate, "y")]
    [InlineData("0.5]", "1.5]", UncertaintyFault.OutOfRange, "a, b")]
    [InlineData("[\"a\",\"b\",0.5]", "[\"a\",\"b\"]", UncertaintyFault.Missing, "correlations")]
    [InlineData("\"p\":0.95", "\"p\":1", UncertaintyFault.OutOfRange, "p")]
    [InlineData("\"p\":0.95", "\"observations\":{\"a\":[1,2]}", UncertaintyFault.TooFew, "a")]
    [InlineData("\"p\":0.95", "\"observations\":{\"z\":[1,2,3]}", UncertaintyFault.UnknownName, "z")]
    [InlineData("\"p\":0.95", "\"observations\":{\"a\":[1,2,3],\"b\":[1,2,3,4],\"simultaneous\":true}", UncertaintyFault.Mismatch, "a, b")]
    [InlineData("propagation", "divination", UncertaintyFault.UnknownKind, "divination")]
    [InlineData("case/1", "case/2", UncertaintyFault.UnknownKind, "tdc-metrology-case/2")]
    [InlineData("\"name\":\"b\"", "\"name\":\"a\"", UncertaintyFault.Duplicate, "a")]
    [InlineData("\"name\":\"b\"", "\"name\":\"b c\"", UncertaintyFault.Syntax, "b c")]
    [InlineData("\"unit\":\"V\",\"dof\"", "\"unit\":\"A\",\"dof\"", UncertaintyFault.Mismatch, "a, b")]
    [InlineData("\"unit\":\"V\",\"dof\"", "\"unit\":\"mV\",\"dof\"", UncertaintyFault.Mismatch, "a, b")]
    public void A_bad_case_is_refused_with_what_is_at_fault(string good, string bad, UncertaintyFault fault, string subject)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var thrown = Assert.Throws<UncertaintyException>(() => MetrologyCase.Answer(Good.Replace(good, bad, StringComparison.Ordinal), new CaseSettings()));
        Assert.Equal((fault, subject), (thrown.Fault, thrown.Subject));
    }

    [Theory]
    [InlineData("\"dof\":null", "\"dof\":0.001", UncertaintyFault.OutOfRange, "a.dof", "few-dof")]
    [InlineData("\"dof\":null", "\"dof\":1e-300", UncertaintyFault.OutOfRange, "a.dof", "few-dof")]
    [InlineData("\"unit\":\"V\",\"distribution\"", "\"unit\":\"\\ud800\",\"distribution\"", UncertaintyFault.Syntax, "quantities[0].unit", "surrogate")]
    [InlineData("\"p\":0.95", "\"p\\ud800\":0.95", UncertaintyFault.Syntax, "JSON", "surrogate")]
    [InlineData("\"p\":0.95", "\"p\":0.95,\"p\":0.9", UncertaintyFault.Duplicate, "p", "")]
    [InlineData("\"value\":2,", "\"value\":2,\"value\":3,", UncertaintyFault.Duplicate, "quantities[1].value", "")]
    [InlineData("\"value\":2,", "\"value\":-Infinity,", UncertaintyFault.Syntax, "JSON", "not-number")]
    [InlineData("\"U\":0.2", "\"u\":0.2,\"U\":0.2", UncertaintyFault.Mismatch, "a.u", "u-U")]
    [InlineData("\"halfWidth\":0.1}}", "\"halfWidth\":0.1}},{\"name\":\"c\",\"value\":1,\"distribution\":{\"type\":\"constant\"}}],\"x\":[{}", UncertaintyFault.OutOfRange, "a, c", "constant")]
    [InlineData("[\"y\"]", "\"y\"", UncertaintyFault.WrongType, "outputs", "list")]
    [InlineData("\"a+b\"", "5", UncertaintyFault.WrongType, "expr", "text")]
    [InlineData("{\"type\":\"uniform\",\"halfWidth\":0.1}", "\"uniform\"", UncertaintyFault.WrongType, "b.distribution", "object")]
    [InlineData("{\"name\":\"s\",\"expr\":\"a+b\"}", "\"s=a+b\"", UncertaintyFault.WrongType, "model[0]", "object")]
    [InlineData("\"unit\":\"V\",\"dof\"", "\"unit\":5,\"dof\"", UncertaintyFault.WrongType, "b.unit", "text")]
    [InlineData("\"unit\":\"V\",\"dof\"", "\"unit\":\"florp\",\"dof\"", UncertaintyFault.UnknownName, "florp", "unit")]
    [InlineData("a+b", "sin(a)*b", UncertaintyFault.Mismatch, "a", "not-number")]
    [InlineData("a+b", "exp(a/2)*b", UncertaintyFault.Mismatch, "a / 2", "not-number")]
    [InlineData("a+b", "2^a", UncertaintyFault.Mismatch, "a", "not-number")]
    [InlineData("\"unit\":\"V\",\"dof\":\"inf\"", "\"unit\":\"A\",\"dof\":\"inf\"", UncertaintyFault.Mismatch, "a, b", "units")]
    [InlineData("case/1", "case/2", UncertaintyFault.UnknownKind, "tdc-metrology-case/2", "schema")]
    public void A_bad_case_is_refused_with_the_reason(string good, string bad, UncertaintyFault fault, string subject, string reason)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        // Correlated inputs with few degrees of freedom have no effective ones.
        var pair = reason switch { "few-dof" => "", "constant" => "[\"a\",\"c\",0.5]", _ => "[\"a\",\"b\",0.5]" };
        var text = Good.Replace(good, bad, StringComparison.Ordinal).Replace("[\"a\",\"b\",0.5]", pair, StringComparison.Ordinal);
        var thrown = Assert.Throws<UncertaintyException>(() => MetrologyCase.Answer(text, new CaseSettings()));
        Assert.Equal((fault, subject, reason), (thrown.Fault, thrown.Subject, thrown.Reason));
    }

    [Fact]
    public void A_word_that_is_no_number_is_shown_with_its_line_and_place()
    {
        var thrown = Assert.Throws<UncertaintyException>(() => MetrologyCase.Answer(Good.Replace("\"p\":0.95", "\"p\": NaN", StringComparison.Ordinal), new CaseSettings()));
        Assert.Equal(("4", "NaN"), (thrown.Values[0], thrown.Values[2]));
        Assert.Equal(Good.Split('\n')[3].IndexOf("\"p\":0.95", StringComparison.Ordinal) + 6, int.Parse(thrown.Values[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("a", "°", "sin(a)", "radians")]
    [InlineData("a", "rad", "sin(a)", "")]
    [InlineData("a", "°", "sin(a*pi/180)", "")]
    [InlineData("a", "min", "exp(-0.0126*a)", "")] // a constant of decay, written as a figure
    [InlineData("a", "kg/m3", "a-1.2", "")] // as JCGM 101, 9.3
    [InlineData("a", "kg", "a^0.5", "")]
    public void Angles_and_figures_with_hidden_units(string name, string unit, string expression, string reason)
    {
        var text = $$"""
            {"schema":"tdc-metrology-case/1","kind":"propagation","quantities":[{"name":"{{name}}","value":1,"unit":"{{unit}}","distribution":{"type":"normal","u":0.01} }],
            "model":[{"name":"y","expr":"{{expression}}"}],"outputs":["y"]}
            """;
        var thrown = Record.Exception(() => MetrologyCase.Answer(text, new CaseSettings()));
        Assert.Equal(reason, thrown is UncertaintyException fault ? fault.Reason : "");
    }

    [Theory]
    [InlineData("a+1", "kg", "kg", "bare-figure")]
    [InlineData("a+0", "kg", "kg", null)]
    [InlineData("a+b", "°C", "K", "celsius-kelvin")]
    [InlineData("a+b", "K", "K", null)]
    public void What_may_be_meant_is_noted(string expression, string first, string second, string? note)
    {
        var text = $$"""
            {"schema":"tdc-metrology-case/1","kind":"propagation","quantities":[{"name":"a","value":1,"unit":"{{first}}","distribution":{"type":"normal","u":0.01} },
            {"name":"b","value":1,"unit":"{{second}}","distribution":{"type":"normal","u":0.01} }],"model":[{"name":"y","expr":"{{expression}}"}],"outputs":["y"]}
            """;
        var notes = MetrologyCase.Answer(text, new CaseSettings())["notes"]!.AsArray();
        Assert.Equal(note is null ? [] : [note], notes.Select(one => (string)one!["code"]!));
    }

    [Fact]
    public void Units_of_outputs_follow_the_model()
    {
        const string text = """
            {"schema":"tdc-metrology-case/1","kind":"propagation","quantities":[{"name":"V","value":5,"unit":"V","distribution":{"type":"normal","u":0.01}},
            {"name":"I","value":1,"unit":"mA","distribution":{"type":"normal","u":0.01}}],
            "model":[{"name":"R","expr":"V/I"},{"name":"P","expr":"2*V*I"},{"name":"q","expr":"1000*R"},{"name":"n","expr":"R/R"},{"name":"s","expr":"sqrt(I^2)"}],"outputs":["R"]}
            """;
        var study = PropagationCase.Read(text);
        Assert.Equal(["V·mA⁻¹", "V·mA", "", "", "mA", "V"], new[] { "R", "P", "q", "n", "s", "V" }.Select(study.UnitOf));
    }

    [Fact]
    public void A_small_model_is_drawn_unasked_where_the_caller_wants_it()
    {
        var settings = new CaseSettings { MonteCarloWhenCheap = true, Trials = 20_000 };
        Assert.Equal(0.95, (double)MetrologyCase.Answer(Good, settings)["monteCarlo"]!["y"]!["p"]!);
        Assert.False(MetrologyCase.Answer(Good, new CaseSettings()).ContainsKey("monteCarlo"));
        // No finite value in some trials: the budget stands by itself.
        var halves = MetrologyCase.Answer(Good.Replace("s*2", "s*2*exp(0*log(b/a-1))", StringComparison.Ordinal).Replace("\"U\":0.2", "\"U\":4", StringComparison.Ordinal), settings);
        Assert.True(halves.ContainsKey("gum") && halves.ContainsKey("monteCarloImpossible") && !halves.ContainsKey("monteCarlo"));
    }

    [Fact]
    public void Adaptive_trials_say_how_many_there_were_and_whether_they_settled()
    {
        var run = MetrologyCase.Answer(Good, new CaseSettings { Adaptive = true, Digits = 1, Trials = 5_000_000 })["monteCarloRun"]!;
        Assert.True((bool)run["stabilised"]!);
        Assert.InRange((int)run["trials"]!, 20_000, 4_999_999);
        var few = MetrologyCase.Answer(Good, new CaseSettings { Adaptive = true, Digits = 2, Trials = 20_000 })["monteCarloRun"]!;
        Assert.Equal((false, 20_000), ((bool)few["stabilised"]!, (int)few["trials"]!));
        Assert.Equal("digits", Assert.Throws<UncertaintyException>(() => MetrologyCase.Answer(Good, new CaseSettings { Adaptive = true, Digits = 3 })).Subject);
    }

    [Fact]
    public void Correlations_of_many_inputs_that_cannot_all_hold_are_found_in_no_time()
    {
        var quantities = Enumerable.Range(0, 400).Select(i => new Quantity($"x{i}", 1, new NormalDistribution(0.1), null)).ToArray();
        var pairs = from i in Enumerable.Range(0, 400) from j in Enumerable.Range(0, i) select new Correlation($"x{i}", $"x{j}", (i, j) == (7, 3) ? -0.9 : 0.5);
        var thrown = Assert.Throws<UncertaintyException>(() => new Measurement(quantities, [new("y", "x0")], ["y"], pairs));
        Assert.Equal((UncertaintyFault.NotPositive, "x3, x7"), (thrown.Fault, thrown.Subject));
    }

    [Fact]
    public void Groups_of_many_correlated_inputs_are_drawn_with_their_correlations()
    {
        // More of them than are spread at a time, and shapes of one kind that are solved once: u² = 20 (1 + 19 × 0.5).
        foreach (Distribution shape in new Distribution[] { new NormalDistribution(1), new UniformDistribution(Math.Sqrt(3)) })
        {
            var quantities = Enumerable.Range(0, 20).Select(i => new Quantity($"x{i}", 0, shape, null)).ToArray();
            var pairs = from i in Enumerable.Range(0, 20) from j in Enumerable.Range(0, i) select new Correlation($"x{i}", $"x{j}", 0.5);
            var measurement = new Measurement(quantities, [new("y", string.Join('+', quantities.Select(q => q.Name)))], ["y"], pairs);
            var result = Simulation.Run(measurement, 0.95, new TrialChoices { Trials = 200_000 });
            Close.Relative(Math.Sqrt(210), result.Outputs[0].StandardDeviation, 0.01);
        }
    }

    [Fact]
    public void More_work_than_anybody_waits_for_is_refused_with_what_would_do()
    {
        var names = Enumerable.Range(0, 1000).Select(i => $"x{i}").ToArray();
        var quantities = string.Join(',', names.Select(name => $$"""{"name":"{{name}}","value":1,"distribution":{"type":"normal","u":0.01} }"""));
        var pairs = string.Join(',', names.Skip(1).Select(name => $"[\"x0\",\"{name}\",0.01]"));
        var text = $$"""{"schema":"tdc-metrology-case/1","kind":"propagation","quantities":[{{quantities}}],"correlations":[{{pairs}}],"model":[{"name":"y","expr":"{{string.Join('+', names)}}"}],"outputs":["y"]}""";
        var thrown = Assert.Throws<UncertaintyException>(() => MetrologyCase.Answer(text, new CaseSettings { MonteCarlo = true, Trials = 1_000_000 }));
        Assert.Equal((UncertaintyFault.TooMuchWork, "trials"), (thrown.Fault, thrown.Reason));
        Assert.InRange(int.Parse(thrown.Values[1], System.Globalization.CultureInfo.InvariantCulture), 100_000, 999_999);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"schema\":1}")]
    public void What_is_no_case_is_refused(string text) =>
        Assert.Throws<UncertaintyException>(() => MetrologyCase.Answer(text, new CaseSettings()));

    [Fact]
    public void Readings_give_what_a_quantity_has_not()
    {
        const string text = """
            {"schema":"tdc-metrology-case/1","kind":"propagation","quantities":[{"name":"a","unit":"V"},{"name":"b","unit":"V"}],
            "model":[{"name":"y","expr":"a+b"}],"outputs":["y"],"observations":{"a":[1,2,3,4],"b":[4,3,2,2],"simultaneous":true}}
            """;
        var gum = MetrologyCase.Answer(text, new CaseSettings())["gum"]!["y"]!;
        Assert.Equal(2.5 + 2.75, (double)gum["value"]!, 12);
        Assert.Equal(3, (double)gum["veff"]!, 9);
        // The sums 5, 5, 5, 6 have a standard deviation of the mean of 0.25: the correlation was taken from the readings.
        Assert.Equal(0.25, (double)gum["u"]!, 12);
        Assert.Equal(0.9545, (double)gum["p"]!);
    }

    [Fact]
    public void A_certificate_without_k_takes_it_from_p_and_degrees_of_freedom()
    {
        var text = Good.Replace("\"k\":2", "\"p\":0.95", StringComparison.Ordinal).Replace("\"dof\":null", "\"dof\":7", StringComparison.Ordinal);
        Assert.Equal(2 * 0.2 / 2.3646242510102993, (double)MetrologyCase.Answer(text.Replace("[\"a\",\"b\",0.5]", "", StringComparison.Ordinal), new CaseSettings())["gum"]!["y"]!["contributions"]!["a"]!, 8);
    }

    [Fact]
    public void Monte_Carlo_still_serves_where_there_is_no_derivative()
    {
        const string text = """
            {"schema":"tdc-metrology-case/1","kind":"propagation","quantities":[{"name":"a","value":0,"unit":"1","distribution":{"type":"normal","u":1}}],
            "model":[{"name":"y","expr":"abs(a)"}],"outputs":["y"],"mcP":0.9}
            """;
        var answer = MetrologyCase.Answer(text, new CaseSettings { Trials = 100_000 });
        Assert.Equal(Math.Sqrt(2 / Math.PI), (double)answer["monteCarlo"]!["y"]!["mean"]!, 0.02);
        Assert.False(answer.ContainsKey("gum"));
        Assert.Throws<UncertaintyException>(() => MetrologyCase.Answer(text.Replace(",\"mcP\":0.9", "", StringComparison.Ordinal), new CaseSettings()));
    }
}
