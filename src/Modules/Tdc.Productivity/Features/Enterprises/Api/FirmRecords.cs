using Tdc.Platform.Time;
using Tdc.Productivity.Domain;
using Tdc.Productivity.Domain.Enterprises;
using Tdc.Productivity.Features.Enterprises.Department;
using Tdc.Productivity.Features.Enterprises.Figures;

namespace Tdc.Productivity.Features.Enterprises.Api;

/// <summary>An enterprise's record with its version.</summary>
internal sealed record FirmRecordRead(FirmRecordAnswer Answer, Guid Version);

/// <summary>Reads an enterprise's record for the API: what its overview, its page of agreements and the department's page of it show.</summary>
internal sealed class FirmRecords(FirmRecord record, FirmYears years, ConsentBook consents, FirmDesk desks, TimeProvider clock)
{
    /// <summary>Reads it; <see langword="null"/> when there is none of that id.</summary>
    public async Task<FirmRecordRead?> ReadAsync(FirmId id, CancellationToken cancellation)
    {
        if (await record.ReadAsync(id, cancellation) is not { } view)
        {
            return null;
        }

        var (firm, known) = (view.Firm, await years.OfAsync(id, cancellation));
        var newest = known.FirstOrDefault();
        var numbers = firm.Unit is null ? known.Select(y => y.Year) : desks.Years(firm).Union(known.Select(y => y.Year)).OrderDescending();
        var answer = new FirmRecordAnswer(
            firm.Code,
            await desks.NameAsync(firm, cancellation),
            firm.Unit is not null,
            view.State,
            view.Into?.Code,
            firm.MergedFrom,
            [.. view.Absorbed.Select(f => f.Code)],
            newest?.Activity ?? "",
            newest?.Commune ?? "",
            newest?.Ownership ?? "",
            newest is null ? null : FirmMeasures.SizeOf(newest),
            [.. numbers.Where(n => n < clock.TodayInVietnam.Year).Select(n => Year(n, known.Find(y => y.Year == n)))],
            [.. (await consents.OfAsync(id, cancellation)).Select(c => new ConsentAnswer(c.Purpose, c.GivenAt, c.WithdrawnAt))]);
        return new(answer, firm.Version);
    }

    private static FirmYearAnswer Year(int number, FirmYear? year) => new(
        number,
        year is null ? null : year.State == FirmYearState.Submitted ? "submitted" : "draft",
        year is { State: FirmYearState.Draft, SubmittedAt: not null },
        year?.SubmittedAt,
        FirmDesk.RuleOf(number).DueFor(number),
        FigureProgress.Missing(year));
}
