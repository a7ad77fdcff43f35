using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Outcomes;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Showing;
using Tdc.Traceability.Domain.Trade;

namespace Tdc.Traceability.Features.Showing.Suspicions;

/// <summary>What a reader reports; only <paramref name="Kind"/> and a word of text or a place are asked for.</summary>
/// <param name="Code">The code, as typed or scanned.</param>
/// <param name="Kind">What is wrong.</param>
/// <param name="Text">In the reader's words.</param>
/// <param name="Where">Where it was seen.</param>
/// <param name="Contact">How to reach the reader; empty is welcome.</param>
/// <param name="Trap">A field that people do not see; programs fill it in.</param>
internal sealed record SuspicionInput(string? Code, string? Kind, string? Text, string? Where, string? Contact, string? Trap);

/// <summary>Takes reports of suspicions and lets the authority answer them.</summary>
internal sealed class KeepSuspicions(TdcDbContext db, ITradeRegister register, Asker asker, TimeProvider clock)
{
    /// <summary>Takes a report.</summary>
    /// <returns>The receipt by which the answer can be read. A report in which the trap is filled in gets one too and is thrown away.</returns>
    public async Task<Outcome<string>> ReportAsync(SuspicionInput input, CancellationToken cancellation)
    {
        Dictionary<string, string[]> faults = [];
        var (text, where, contact) = (Tidy(input.Text), Tidy(input.Where), Tidy(input.Contact));
        if (!Enum.TryParse<SuspicionKind>(input.Kind, out var kind) || !Enum.IsDefined(kind))
        {
            faults["loai"] = ["trace.kind-missing"];
        }

        if (text.Length == 0 && where.Length == 0)
        {
            faults["noi-dung"] = ["trace.text-missing"];
        }

        if (text.Length > Suspicion.MostText || where.Length > 300 || contact.Length > 200)
        {
            faults["noi-dung"] = ["trace.too-long"];
        }

        if (faults.Count > 0)
        {
            return new Refusal(RefusalKind.Fields, "trace.check-fields") { Fields = faults };
        }

        var receipt = Suspicion.NewReceipt();
        if (!string.IsNullOrEmpty(input.Trap))
        {
            return receipt;
        }

        var code = ScannedCode.Read(input.Code);
        var gtin = code.Link is { Key.Ai.Code: "01" } link ? link.Key.Value : "";
        db.Add(new Suspicion
        {
            Id = clock.NewId<SuspicionId>(),
            Receipt = receipt,
            Code = code.Text,
            KeyPath = code.Path.Length <= 200 ? code.Path : "",
            Gtin = gtin,
            Owner = gtin.Length > 0 ? (await register.ProductAsync(gtin, cancellation))?.Owner : null,
            Kind = kind,
            Text = text,
            Where = where,
            Contact = contact,
            At = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellation);
        return receipt;
    }

    /// <summary>The report of a receipt.</summary>
    public Task<Suspicion?> ByReceiptAsync(string receipt, CancellationToken cancellation)
    {
        var tidy = receipt.Trim().ToUpperInvariant();
        return db.Set<Suspicion>().AsNoTracking().SingleOrDefaultAsync(s => s.Receipt == tidy, cancellation);
    }

    /// <summary>Sets state and answer of a report.</summary>
    public async Task<Outcome<Done>> DecideAsync(Guid id, string? state, string? answer, string? seen, CancellationToken cancellation)
    {
        var report = await db.Set<Suspicion>().SingleOrDefaultAsync(s => s.Id == new SuspicionId(id), cancellation);
        if (report is null || !(asker.Holds(Role.Coordinator) || asker.Holds(Role.Inspector) || asker.Holds(Role.Administrator)))
        {
            return Refusal.NotFound("trace.no-such-report");
        }

        if (seen is { Length: > 0 } && seen != report.Version.ToString("N"))
        {
            return Refusal.Conflict("trace.changed-meanwhile");
        }

        var tidy = Tidy(answer);
        if (!Enum.TryParse<SuspicionState>(state, out var to) || !Enum.IsDefined(to) || tidy.Length > Suspicion.MostText || !report.Decide(to, tidy, clock.GetUtcNow()))
        {
            return new Refusal(RefusalKind.Fields, "trace.check-fields") { Fields = new Dictionary<string, string[]> { ["tra-loi"] = ["trace.answer-missing"] } };
        }

        db.AddAudit(clock, asker, "traceability.suspicion-decided", "traceability.suspicion", id, new { State = to.ToString() });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("trace.changed-meanwhile");
        }

        return Done.Instance;
    }

    private static string Tidy(string? text) => (text ?? "").Trim().Replace("\0", "", StringComparison.Ordinal);
}
