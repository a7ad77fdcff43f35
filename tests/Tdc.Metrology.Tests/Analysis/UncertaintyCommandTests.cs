using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Tdc.Metrology.Analysis;
using Tdc.Platform.Commands;
using Tdc.Platform.Documents;
using Tdc.Testing;
using Tdc.Uncertainty;

namespace Tdc.Metrology.Tests.Analysis;

/// <summary>The command as it is called: a case in, one JSON object or a budget out, faults in words and no file.</summary>
public sealed class UncertaintyCommandTests : IDisposable
{
    private const string Case = """
        {"schema":"tdc-metrology-case/1","kind":"propagation","title":"Cân đối chứng","quantities":[
        {"name":"mS","value":1000.001,"unit":"g","distribution":{"type":"normal","U":0.004,"k":2}},
        {"name":"dm","value":0.02,"unit":"g","distribution":{"type":"normal","u":0.001},"dof":4},
        {"name":"r","value":0,"unit":"g","distribution":{"type":"uniform","halfWidth":0.0005}}],
        "model":[{"name":"m","expr":"mS+dm+r"}],"outputs":["m"],"expected":"whatever"}
        """;

    private readonly CultureInfo language = CultureInfo.CurrentUICulture;
    private readonly string folder = Directory.CreateTempSubdirectory("tdc-uncertainty-").FullName;

    public UncertaintyCommandTests() => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void A_case_is_answered_as_one_JSON_object()
    {
        var (code, text, _) = Run(Case, "--monte-carlo", "--trials", "20000", "--seed", "9", "--json");
        Assert.Equal(0, code);
        var answer = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(1000.021, (double)answer["gum"]!["m"]!["value"]!, 9);
        Assert.Equal(20_000, (int)answer["monteCarloRun"]!["trials"]!);
        Assert.Equal(text, Run(Case, "--monte-carlo", "--trials", "20000", "--seed", "9").Text);
        // A model as small as this one is drawn unasked; a large one is not.
        Assert.True(JsonNode.Parse(Run(Case, "--trials", "2000").Text)!.AsObject().ContainsKey("monteCarlo"));
        var large = Case.Replace("mS+dm+r", string.Join('+', Enumerable.Repeat("mS*dm+r/dm", 300).Select((part, i) => $"{part}*{i + 5}.5")), StringComparison.Ordinal).Replace("\"g\"", "\"\"", StringComparison.Ordinal);
        Assert.False(JsonNode.Parse(Run(large).Text)!.AsObject().ContainsKey("monteCarlo"));
    }

    [Fact]
    public void A_public_case_of_each_sort_is_answered()
    {
        foreach (var id in new[] { "gum-h2-rxz-correlated", "rounding-7-2-6", "global-risk-rp19", "t-quantiles-table" })
        {
            var node = JsonNode.Parse(File.ReadAllText(Requirements.SharedFile("data", "metrology", "cases", id + ".json")))!.AsObject();
            var keys = node["expected"]!.AsObject().Select(member => member.Key).Where(key => key is "gum" or "monteCarlo" or "rows").ToArray();
            foreach (var ignored in new[] { "expected", "published", "status", "notes" })
            {
                node.Remove(ignored);
            }

            // Without flags: gum-h2 gives no mcP and is expected with Monte Carlo all the same.
            var answer = JsonNode.Parse(Run(node.ToJsonString()).Text)!.AsObject();
            Assert.NotEmpty(keys);
            Assert.All(keys, key => Assert.True(answer.ContainsKey(key), key));
        }
    }

    [Theory]
    [InlineData("\"k\":2", "\"q\":2", "mS.k")]
    [InlineData("mS+dm+r", "mS+dmx", "dmx")]
    [InlineData("\"value\":1000.001", "\"value\":NaN", "JSON")]
    [InlineData("propagation", "tea-leaves", "tea-leaves")]
    [InlineData("\"value\":1000.001", "\"value\":NaN", "NaN")]
    [InlineData("\"unit\":\"g\",\"distribution\":{\"type\":\"uniform\"", "\"unit\":\"m\",\"distribution\":{\"type\":\"uniform\"", "(m)")]
    [InlineData("case/1", "case/2", "tdc-metrology-case/1")]
    [InlineData("\"title\":\"Cân đối chứng\"", "\"title\":\"\\ud800\"", "title")]
    public void A_bad_case_is_refused_in_the_readers_language(string good, string bad, string told)
    {
        foreach (var language in new[] { "vi", "en" })
        {
            var before = CultureInfo.CurrentUICulture;
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            try
            {
                var fault = Assert.Throws<CommandFault>(() => Run(Case.Replace(good, bad, StringComparison.Ordinal)));
                Assert.Contains(told, fault.Message, StringComparison.Ordinal);
                Assert.Contains("case.json", fault.Message, StringComparison.Ordinal);
            }
            finally
            {
                CultureInfo.CurrentUICulture = before;
            }
        }
    }

    [Fact]
    public void Every_fault_and_note_has_its_words()
    {
        foreach (var fault in Enum.GetValues<UncertaintyFault>())
        {
            Assert.NotEqual("fault." + fault, UncertaintyWords.Say("fault." + fault, "x", ""));
        }

        foreach (var code in new[] { "dof-correlated", "second-order", "second-order-undefined", "dominant-not-normal", "dominant-rectangular", "dominant-trapezoidal" })
        {
            Assert.NotEqual("note." + code, UncertaintyWords.Say("note." + code, "x", "1"));
        }
    }

    [Fact]
    public void A_budget_is_a_table_with_its_result()
    {
        var (code, text, _) = Run(Case, "budget");
        Assert.Equal(0, code);
        Assert.Contains("m = mS+dm+r", text, StringComparison.Ordinal);
        Assert.Contains(text.Split('\n'), line => line.StartsWith("mS", StringComparison.Ordinal) && line.Contains('∞', StringComparison.Ordinal));
        Assert.Contains("m = (1000.0210 ± 0.0046) g, k = 2.02, p = 95.45 %", text, StringComparison.Ordinal);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi");
        Assert.Contains("1000,0210 ± 0,0046", Run(Case, "budget").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_as_CSV_has_all_digits()
    {
        var lines = Run(Case, "budget", "--format", "csv").Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).ToArray();
        Assert.Equal("output,symbol,estimate,unit,u,distribution,dof,sensitivity,contribution,share,k,U,p", lines[0]);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("m,mS,1000.001,g,0.002,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",0.9545", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void A_budget_as_DOCX_is_written_whole_or_not_at_all()
    {
        var path = Path.Combine(folder, "budget.docx");
        Assert.Equal(0, Run(Case, "budget", "--format", "docx", "-o", path).Code);
        using (var stream = File.OpenRead(path))
        {
            Assert.Equal(DocxFault.None, DocxText.Read(stream, new ArchiveLimits(), out var text));
            Assert.Contains("mS+dm+r", text, StringComparison.Ordinal);
            Assert.Contains("0.0046", text, StringComparison.Ordinal);
        }

        var other = Path.Combine(folder, "other.docx");
        Assert.Throws<CommandFault>(() => Run(Case.Replace("\"k\":2", "\"q\":2", StringComparison.Ordinal), "budget", "--format", "docx", "-o", other));
        Assert.Throws<CommandFault>(() => Run(Case, "budget", "--format", "docx"));
        Assert.Throws<CommandFault>(() => Run(Case, "budget", "--format", "pdf", "-o", other));
        Assert.Equal(["budget.docx", "case.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_missing_folder_is_named_and_no_file_of_the_program()
    {
        var absent = Path.Combine(folder, "nowhere");
        var fault = Assert.Throws<CommandFault>(() => Run(Case, "budget", "-o", Path.Combine(absent, "x.txt")));
        Assert.Contains(absent, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(".part", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--trials", "abc")]
    [InlineData("--trials", "-5")]
    [InlineData("--seed", "-1")]
    [InlineData("--digits", "3")]
    public void An_option_that_is_no_number_is_told_in_words(string option, string value)
    {
        var errors = new UncertaintyCommand(TimeProvider.System).Build(null!).Single().Parse(["case.json", option, value]).Errors;
        var told = Assert.Single(errors).Message;
        Assert.Contains(value, told, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", told, StringComparison.Ordinal);
    }

    [Fact]
    public void Adaptive_trials_go_on_until_they_have_settled()
    {
        var run = JsonNode.Parse(Run(Case, "--adaptive", "--digits", "1").Text)!["monteCarloRun"]!;
        Assert.Equal((true, true), ((bool)run["adaptive"]!, (bool)run["stabilised"]!));
        Assert.Throws<CommandFault>(() => Run(Case, "--digits", "1"));
    }

    [Fact]
    public void Octets_that_are_no_text_are_refused_with_their_place()
    {
        var path = Path.Combine(folder, "octets.json");
        File.WriteAllBytes(path, [.. "{\"schema\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        var command = new UncertaintyCommand(TimeProvider.System).Build(null!).Single();
        var fault = Assert.Throws<CommandFault>(() => command.Parse([path]).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
        Assert.Contains("12", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_absent_file_is_named()
    {
        var command = new UncertaintyCommand(TimeProvider.System).Build(null!).Single();
        var fault = Assert.Throws<CommandFault>(() => command.Parse([Path.Combine(folder, "no.json")]).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
        Assert.Contains("no.json", fault.Message, StringComparison.Ordinal);
        Assert.Throws<CommandFault>(() => command.Parse([]).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
    }

    public void Dispose()
    {
        CultureInfo.CurrentUICulture = language;
        Directory.Delete(folder, recursive: true);
    }

    private (int Code, string Text, string Errors) Run(string text, params string[] call)
    {
        var input = Path.Combine(folder, "case.json");
        File.WriteAllText(input, text);
        var command = new UncertaintyCommand(TimeProvider.System).Build(null!).Single();
        var (before, errorsBefore) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        using var errors = new StringWriter();
        Console.SetOut(output);
        Console.SetError(errors);
        try
        {
            var parsed = command.Parse(call is ["budget", .. var rest] ? ["budget", input, .. rest] : [input, .. call]);
            Assert.Empty(parsed.Errors);
            return (parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false }), output.ToString(), errors.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(errorsBefore);
        }
    }
}
