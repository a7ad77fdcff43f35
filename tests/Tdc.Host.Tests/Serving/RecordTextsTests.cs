using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Host.Serving;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;
using Tdc.Testing;

namespace Tdc.Host.Tests.Serving;

/// <summary>What modules tell people and write into the audit has words in both languages: the codes are read from the source itself.</summary>
public sealed partial class RecordTextsTests
{
    private static readonly string[] languages = ["vi", "en"];

    // Codes put together while the program runs, which the source does not show in one piece.
    private static readonly string[] composed =
    [
        "plan.duty-submit", "plan.duty-accept", "plan.duty-return", "plan.unit-plan-submit", "plan.unit-plan-approve", "plan.unit-plan-return", "plan.unit-plan-remark",
        "plan.report-accepted", "plan.report-returned", "plan.report-waived", "plan.report-obliged", "plan.report-saved", "plan.report-conflict",
        "plan.consolidation-written", "plan.consolidation-finished", "plan.consolidation-issued", "plan.consolidation-locked",
        "id.password-changed", "id.password-reset", "id.invitation-accepted", "organisations.group-line-added", "organisations.group-line-removed",
        "trade.prefix-confirm", "trade.prefix-refuse", "trade.prefix-withdraw",
        "laboratory.job-receive", "laboratory.job-start", "laboratory.job-submit", "laboratory.job-close", "laboratory.job-cancel", "laboratory.job-reopen",
        "metrology.verification-accepted", "metrology.verification-cancelled", "metrology.verification-checked", "metrology.verification-concluded", "metrology.verification-declined",
        "metrology.verification-looked-at", "metrology.verification-measured", "metrology.verification-returned", "metrology.verification-signed",
    ];

    [Fact]
    public void Every_kind_of_notice_has_words_in_both_languages()
    {
        var codes = Codes(NoticeCode());
        Assert.True(codes.Count >= 18, string.Join(' ', codes));
        Assert.Empty(Wordless(codes, ""));
    }

    [Fact]
    public void Every_kind_of_audit_entry_has_words_in_both_languages()
    {
        var codes = Codes(AuditCode());
        Assert.True(codes.Count >= 55, string.Join(' ', codes));
        Assert.Empty(Wordless(codes.Where(c => !c.EndsWith('-')).Concat(composed), "audit."));
        Assert.DoesNotContain(codes, c => c.EndsWith('-') && !composed.Any(k => k.StartsWith(c, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_code_without_words_is_found() => Assert.Equal(["plan.notice-made-up (vi)", "plan.notice-made-up (en)"], Wordless(["plan.notice-made-up"], ""));

    private static List<string> Codes(Regex code)
    {
        var files = Directory.EnumerateFiles(Path.Combine(Requirements.RepositoryRoot, "src"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal));
        return [.. files.SelectMany(f => code.Matches(File.ReadAllText(f))).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
    }

    private static List<string> Wordless(IEnumerable<string> codes, string prefix)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        TdcHost.AddModules(services, DatabaseSettings.Sqlite(Path.GetTempPath()));
        using var provider = services.BuildServiceProvider();
        var texts = provider.GetRequiredService<AreaTexts>();
        var before = CultureInfo.CurrentUICulture;
        try
        {
            return [.. codes.SelectMany(_ => languages, (code, language) => (code, language)).Where(c => !HasWords(c.code, c.language)).Select(c => $"{c.code} ({c.language})")];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        bool HasWords(string code, string language)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return texts.Find(code, ["một", "hai", "ba", "bốn"], prefix) is { Length: > 3 } said && !said.Contains('{', StringComparison.Ordinal) && said != code;
        }
    }

    [GeneratedRegex("\"([a-z]+\\.notice-[a-z-]+)\"")]
    private static partial Regex NoticeCode();

    [GeneratedRegex("AddAudit\\([^,\"]+,[^,\"]+,[^,\"]*\"([a-z]+\\.[a-z-]+)\"")]
    private static partial Regex AuditCode();
}
