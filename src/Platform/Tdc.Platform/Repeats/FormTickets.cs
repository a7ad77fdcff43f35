using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Storage;

namespace Tdc.Platform.Repeats;

/// <summary>Recognises a form that is posted twice (double click, reload) by a random text in it.</summary>
/// <remarks>
/// Put <c>&lt;FormTicket /&gt;</c> into the form. In the handler: <see cref="TryUseAsync"/>; when it says no, go to <see cref="AddressAsync"/>.
/// Inside a transaction the use commits with the work; otherwise call <see cref="ReleaseAsync"/> when the work was refused.
/// </remarks>
public sealed class FormTickets(TdcDbContext db, TimeProvider clock)
{
    /// <summary>Name of the hidden field.</summary>
    public const string Field = "_ticket";

    internal const int Letters = 32;

    /// <summary>A new ticket: 128 random bits in hex.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(Letters, lowercase: true);

    /// <summary>Uses a ticket.</summary>
    /// <param name="ticket">The posted text; a form without a ticket is always a first one.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Whether this is the first post with it.</returns>
    public async Task<bool> TryUseAsync(string? ticket, CancellationToken cancellation)
    {
        if (!IsTicket(ticket))
        {
            return true;
        }

        var now = clock.GetUtcNow().UtcDateTime;
        return await db.InTransactionAsync(
            () => db.Database.ExecuteSqlAsync(
                $"INSERT INTO job_ticket (ticket, at, address) VALUES ({ticket}, {now}, '') ON CONFLICT (ticket) DO NOTHING", cancellation),
            cancellation) == 1;
    }

    /// <summary>Remembers where the first post led, so that a repeat leads there too.</summary>
    public Task AnswerAsync(string? ticket, string address, CancellationToken cancellation) =>
        !IsTicket(ticket) ? Task.CompletedTask : db.Set<UsedTicket>().Where(t => t.Ticket == ticket)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Address, address), cancellation);

    /// <summary>Where the first post led; <see langword="null"/> when it is not known (still at work).</summary>
    public async Task<string?> AddressAsync(string? ticket, CancellationToken cancellation) =>
        await db.Set<UsedTicket>().AsNoTracking().Where(t => t.Ticket == ticket).Select(t => t.Address).SingleOrDefaultAsync(cancellation) is { Length: > 0 } address
            ? address
            : null;

    /// <summary>Makes a ticket usable again, because the work was refused and the same form may be posted again.</summary>
    public Task ReleaseAsync(string? ticket, CancellationToken cancellation) =>
        !IsTicket(ticket) ? Task.CompletedTask : db.Set<UsedTicket>().Where(t => t.Ticket == ticket).ExecuteDeleteAsync(cancellation);

    private static bool IsTicket(string? text) => text is { Length: Letters } && text.All(char.IsAsciiHexDigit);
}
