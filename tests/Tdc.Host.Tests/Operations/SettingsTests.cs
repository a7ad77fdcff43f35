using System.Text.RegularExpressions;
using Tdc.Testing;

namespace Tdc.Host.Tests.Operations;

public sealed partial class SettingsTests
{
    [Fact]
    public void Every_setting_that_the_program_reads_is_described_for_its_operator()
    {
        var described = Setting().Matches(File.ReadAllText(Path.Combine(Requirements.RepositoryRoot, "docs", "operations.md"))).Select(m => m.Value).ToHashSet();
        var read = Directory.EnumerateFiles(Path.Combine(Requirements.RepositoryRoot, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Literal().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToHashSet();

        Assert.Contains("TDC_POSTGRES", read);
        Assert.Empty(read.Except(described));
        Assert.Empty(described.Except(read));
    }

    [GeneratedRegex("TDC_[A-Z]+(?:_[A-Z]+)*")]
    private static partial Regex Setting();

    [GeneratedRegex("\"(TDC_[A-Z]+(?:_[A-Z]+)*)\"")]
    private static partial Regex Literal();
}
