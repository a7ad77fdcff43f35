using System.Globalization;
using Microsoft.Extensions.Localization;
using Tdc.Plan.Domain.Annex;

namespace Tdc.Plan.Features.ImportPlan;

/// <summary>What came of reading a file: an annex, or why there is none.</summary>
/// <param name="Reading">The annex; <see langword="null"/> with a fault.</param>
/// <param name="Fault">Why not.</param>
/// <param name="Message">The fault in the reader's language; empty when read.</param>
internal sealed record AnnexResult(AnnexReading? Reading, AnnexFault Fault, string Message);

/// <summary>Reads a plan's annex from a file: what the page, the API and the command line call.</summary>
internal static class AnnexReader
{
    /// <summary>Reads the file to its end. Its type is told by its content; its name only serves the message.</summary>
    /// <returns>Never an exception for what is in the file: a bad one is a fault.</returns>
    public static async Task<AnnexResult> ReadAsync(
        Stream file, string fileName, AgencyLexicon lexicon, IStringLocalizer<ImportText> text, CancellationToken cancellation)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[81920];
        int count;
        while ((count = await file.ReadAsync(buffer, cancellation)) > 0)
        {
            if (memory.Length + count > AnnexLimits.LargestFile)
            {
                return Fail(AnnexFault.TooLarge, fileName, text);
            }

            memory.Write(buffer, 0, count);
        }

        return Read(memory.GetBuffer().AsMemory(0, (int)memory.Length), fileName, lexicon, text);
    }

    /// <summary>Reads a file that is in memory.</summary>
    public static AnnexResult Read(ReadOnlyMemory<byte> bytes, string fileName, AgencyLexicon lexicon, IStringLocalizer<ImportText> text)
    {
        var fault = AnnexFile.Read(bytes, out var table);
        if (fault != AnnexFault.None)
        {
            return Fail(fault, fileName, text);
        }

        var reading = new AnnexInterpreter(lexicon).Read(table!, d => Told(d, table!, text));
        return reading is null ? Fail(AnnexFile.WhyNoHeading(bytes), fileName, text)
            : reading.TaskCount == 0 ? Fail(AnnexFault.NoTasks, fileName, text)
            : new(reading, AnnexFault.None, "");
    }

    // Of a workbook with several sheets the message names the sheet, because its rows are counted on from those before.
    private static string Told(AnnexDefect defect, AnnexTable table, IStringLocalizer<ImportText> text)
    {
        string[] facts = defect.Code switch
        {
            AnnexDefectCode.DuplicateTitle when table.PlaceOf(int.Parse(defect.Facts[0], CultureInfo.InvariantCulture)) is { } first => [text["place.row", first.Row, first.Sheet]],
            AnnexDefectCode.SeveralColumns or AnnexDefectCode.OtherColumnTaken => [text["role." + defect.Facts[0]], .. defect.Facts[1..]],
            _ => defect.Facts,
        };
        string said = text["warning." + defect.Wording, [.. facts]];
        return table.PlaceOf(defect.Row) is { } place ? text["place.sheet", said, place.Sheet, place.Row] : said;
    }

    private static AnnexResult Fail(AnnexFault fault, string fileName, IStringLocalizer<ImportText> text) =>
        new(null, fault, text["fault." + fault, Path.GetFileName(fileName), AnnexLimits.LargestFile / 1024 / 1024, AnnexLimits.MostRows]);
}
