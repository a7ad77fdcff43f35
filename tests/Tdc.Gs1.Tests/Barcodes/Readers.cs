using System.Diagnostics;
using System.Text;
using Tdc.Testing;

namespace Tdc.Gs1.Tests.Barcodes;

/// <summary>Independent readers and writers of barcodes from the distribution; tests are skipped by name where they are absent.</summary>
internal static class Readers
{
    private const string Packages = "install zxing-cpp-tools, zbar-tools, dmtx-utils, zint and librsvg2-bin";

    /// <summary>Goes on when all programs are there.</summary>
    public static void Need(params string[] programs) =>
        Requirements.Need("readers", programs.All(p => Path.GetDirectoryName(Find(p)) is not null), Packages);

    /// <summary>What ZXing reads in a picture (not scaled down: its release 1.4.0 ends with an assertion on large linear symbols): the symbology identifier and the text; empty when it finds nothing.</summary>
    public static string ZXing(string file)
    {
        var lines = Run("ZXingReader", ["-noscale", "-escape", file]).Split('\n');
        return Field(lines, "Identifier:") + Unescape(Field(lines, "Text:").Trim('"'));
    }

    /// <summary>The texts that ZXing reads in many pictures.</summary>
    public static Dictionary<string, string> ZXingTexts(IReadOnlyCollection<string> files)
    {
        var found = files.ToDictionary(f => f, _ => "");
        foreach (var line in Run("ZXingReader", ["-noscale", "-1", .. files]).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            // file FORMAT "text"
            var start = line.IndexOf('"', StringComparison.Ordinal) + 1;
            if (start > 0 && found.ContainsKey(line.Split(' ')[0]))
            {
                found[line.Split(' ')[0]] = Unescape(line[start..line.LastIndexOf('"')]);
            }
        }

        return found;
    }

    /// <summary>What ZBar reads: <c>KIND:text</c>.</summary>
    public static string ZBar(string file) => Run("zbarimg", ["--nodbus", "-q", file]).TrimEnd('\n');

    /// <summary>What libdmtx reads; FNC1 comes as <c>~</c>.</summary>
    public static string Dmtx(string file) => Run("dmtxread", ["-G", "126", "-N", "1", "-m", "4000", file]);

    /// <summary>Draws an SVG as PNG at so many dots an inch.</summary>
    public static void Rasterise(string svg, string png, int dotsPerInch) =>
        Run("rsvg-convert", ["-d", $"{dotsPerInch}", "-p", $"{dotsPerInch}", "-o", png, svg]);

    /// <summary>The modules that zint makes, one row a line, dark as 1.</summary>
    public static string[] Zint(params string[] arguments) => [.. Run("zint", ["--dump", .. arguments]).Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(hex => string.Concat(hex.Where(char.IsAsciiHexDigit).Select(c => Convert.ToString(Convert.ToInt32(c.ToString(), 16), 2).PadLeft(4, '0'))))];

    private static string Field(string[] lines, string name) =>
        lines.FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal)) is { } line ? line[name.Length..].Trim() : "";

    private static string Unescape(string text) => text.Replace("<GS>", "\x1D", StringComparison.Ordinal);

    private static string Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? "";

    private static string Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        _ = errors.Result;
        return output;
    }
}
