using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain;
using Tdc.Plan.Domain.Annex;
using Tdc.Plan.Features.ImportPlan;

namespace Tdc.Plan.Tests.Annex;

/// <summary>What the tests of the annex share: the shipped names, the texts, and annexes written as rows.</summary>
internal static class AnnexSamples
{
    public static IStringLocalizer<ImportText> Text { get; } = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider()
        .GetRequiredService<IStringLocalizer<ImportText>>();

    /// <summary>Reads a text file's content.</summary>
    public static AnnexResult Result(byte[] bytes, string name = "annex") => AnnexReader.Read(bytes, name, AgencyNames.Shipped, Text);

    /// <summary>Reads lines whose cells are parted by <c>|</c>; a line without it is a line of text.</summary>
    public static AnnexReading Read(params string[] lines)
    {
        var result = Result(Encoding.UTF8.GetBytes(string.Join("\r\n", lines.Select(l => l.Replace('|', '\t')))));
        Assert.Equal(AnnexFault.None, result.Fault);
        return result.Reading!;
    }

    /// <summary>One lead cell in an annex of one task.</summary>
    public static AnnexTask ReadLead(string cell) =>
        Read("TT|Nội dung|Cơ quan chủ trì|Thời gian", "I|Nhóm thử||", $"1|Việc thử|{cell}|2026").Groups[0].Tasks[0];

    /// <summary>One time cell.</summary>
    public static TaskTime ReadTime(string cell) => TimeWords.Read(AnnexText.CleanLines(cell), out _);

    /// <summary>Names on one line, for comparing beside other facts.</summary>
    public static string Line(this IEnumerable<string> names) => string.Join("; ", names);

    public static string[] Codes(this AnnexReading reading) => [.. reading.Warnings.Select(w => w.Code)];

    public static AnnexTask[] Tasks(this AnnexReading reading) => [.. reading.Groups.SelectMany(g => g.Tasks)];

    /// <summary>A file beside the repository, or a skipped test where it is not.</summary>
    public static string Shared(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tdc.slnx")))
            {
                var file = Path.Combine(folder.FullName, "..", "shared", path);
                Assert.SkipUnless(File.Exists(file), $"../shared/{path} is not beside the repository.");
                return file;
            }
        }

        Assert.Skip("The tests run outside the repository.");
        return "";
    }
}
