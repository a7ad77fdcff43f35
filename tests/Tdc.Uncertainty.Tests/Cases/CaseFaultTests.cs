using Tdc.Uncertainty.Cases;

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
