using Tdc.Platform.Outcomes;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Domain.Rules;
using Tdc.Productivity.Features.Enterprises.Figures;

namespace Tdc.Productivity.Tests.Enterprises;

public sealed class FiguresSendingTests
{
    private static readonly IReadOnlyList<ConsentText> texts = ProductivityRules.Shipped.Consents;

    [Theory]
    [InlineData("own-report/1", "", "", true)]
    [InlineData("", "own-report/1", "", true)]
    [InlineData("", "own-report/0", "", true)] // older words of the same purpose
    [InlineData("", "", "", false)]
    [InlineData("research/1", "", "", false)]
    [InlineData("", "own-report/1", "own-report/1", false)] // unticked now, whatever was agreed before
    [InlineData("", "own-report/1", "research/1", true)]
    public void What_has_to_be_agreed_to_is_agreed_to(string agreed, string before, string declined, bool sent)
    {
        var sending = new Sending(new Dictionary<string, string>(), Set(agreed)) { Declined = Set(declined) };
        var outcome = FiguresSending.Judge([], "", sending, Set(before), texts);
        Assert.Equal(sent, outcome.TryGet(out _, out var refusal));
        Assert.Equal(sent ? [] : ["consent-own-report/1"], refusal?.Fields.Keys ?? []);
    }

    [Fact]
    public void Errors_refuse_and_each_warning_wants_its_reason_the_old_one_will_do()
    {
        Finding[] warnings = [new("mismatch", false), new("year-up", false, "sales")];
        Assert.Equal("productivity.figures-faulty", Refused([.. warnings, new("missing", true, "sales")], "", []));
        Assert.Equal("productivity.cannot-send", Refused(warnings, "mismatch: vì", []));
        Assert.Equal("productivity.cannot-send", Refused(warnings, "mismatch: vì", new() { ["year-up.sales"] = " " }));
        Assert.Equal("productivity.reasons-too-long", Refused([.. Enumerable.Range(0, 8).Select(i => new Finding("w" + i, false))], "", Enumerable.Range(0, 8).ToDictionary(i => "w" + i, _ => new string('a', 300))));
        var sending = new Sending(new Dictionary<string, string> { ["year-up.sales"] = "  hợp đồng\nlớn ", ["gone"] = "x" }, Set("own-report/1"));
        Assert.True(FiguresSending.Judge(warnings, "mismatch: vì\nold: cũ", sending, [], texts).TryGet(out var kept, out _));
        Assert.Equal("mismatch: vì\nyear-up.sales: hợp đồng lớn", kept);

        static string Refused(Finding[] findings, string explanation, Dictionary<string, string> reasons) =>
            FiguresSending.Judge(findings, explanation, new(reasons, Set("own-report/1")), [], texts).TryGet(out _, out var no) ? "" : no.Code;
    }

    private static HashSet<string> Set(string purpose) => purpose.Length == 0 ? [] : [purpose];
}
