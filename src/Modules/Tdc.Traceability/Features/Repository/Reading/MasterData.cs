using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Epcis.Identifiers;
using Tdc.Epcis.Model;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Traceability.Domain.Querying;

namespace Tdc.Traceability.Features.Repository.Reading;

/// <summary>Master data of one identifier as one unit captured it last.</summary>
/// <remarks>Its key is a hash of owner, vocabulary and identifier: identifiers may be longer than a key may be.</remarks>
internal sealed class MasterDataRecord
{
    /// <summary>SHA-256 over owner, vocabulary and canonical identifier, upper-case hex.</summary>
    public required string Key { get; init; }

    /// <summary>Who captured it.</summary>
    public required LineageId Owner { get; init; }

    /// <summary>URI of the vocabulary, such as <c>urn:epcglobal:epcis:vtype:ReadPoint</c>.</summary>
    public required string Vocabulary { get; init; }

    /// <summary>The identifier, canonical.</summary>
    public required string Subject { get; init; }

    /// <summary>Attributes as a JSON list of pairs <c>[id, value]</c>; a value that is no text is its JSON.</summary>
    public required string Attributes { get; set; }

    /// <summary>When it was captured.</summary>
    public required DateTimeOffset RecordedAt { get; set; }
}

/// <summary>One identifier lies below another by captured master data.</summary>
internal sealed class MasterDataChild
{
    /// <summary>Key of the record that says so.</summary>
    public required string RecordKey { get; init; }

    /// <summary>Place in the list of children, from 0.</summary>
    public required int Number { get; init; }

    /// <summary>The identifier above, canonical.</summary>
    public required string Parent { get; init; }

    /// <summary>The identifier below, canonical.</summary>
    public required string Child { get; init; }
}

/// <summary>Master data of captured documents.</summary>
/// <remarks>Units describe things independently of each other: what any of them says counts for <c>WD_</c> and attribute queries.</remarks>
internal sealed class MasterData(IDbContextFactory<TdcDbContext> contexts) : IMasterData
{
    private const int MostDescendants = 50_000;
    private const int AtOnce = 500;

    public async Task<IReadOnlySet<string>> WithDescendantsAsync(IReadOnlyCollection<string> canonical, CancellationToken cancellation)
    {
        var found = canonical.ToHashSet(StringComparer.Ordinal);
        var round = found.ToList();
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        while (round.Count > 0 && found.Count < MostDescendants)
        {
            var next = new List<string>();
            foreach (var chunk in round.Chunk(AtOnce))
            {
                var children = await db.Set<MasterDataChild>().AsNoTracking().Where(c => chunk.Contains(c.Parent)).Select(c => c.Child).Distinct().ToListAsync(cancellation);
                next.AddRange(children.Where(found.Add)); // one seen before is not walked again, so a circle ends
            }

            round = next;
        }

        return found;
    }

    public async Task<IReadOnlySet<string>> WithAttributeAsync(Func<string, bool> attribute, Func<string, bool> value, CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        await using var db = await contexts.CreateDbContextAsync(cancellation);
        await foreach (var row in db.Set<MasterDataRecord>().AsNoTracking().Select(r => new { r.Subject, r.Attributes }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!found.Contains(row.Subject) && Pairs(row.Attributes).Any(p => attribute(p[0]) && value(p[1])))
            {
                found.Add(row.Subject);
            }
        }

        return found;
    }

    /// <summary>Keeps what a document's header says; the newer word of one unit on one identifier replaces the older.</summary>
    public static async Task KeepAsync(TdcDbContext db, LineageId owner, IReadOnlyList<MasterDataVocabulary> vocabularies, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var chunk in vocabularies.SelectMany(v => v.Elements.Select(e => (v.Type, Element: e)))
            .Select(p => (Key: KeyOf(owner, p.Type, Identifier.Canonical(p.Element.Id)), p.Type, p.Element)).GroupBy(p => p.Key).Select(g => g.Last()).Chunk(AtOnce))
        {
            var keys = chunk.Select(c => c.Key).ToList();
            var known = await db.Set<MasterDataRecord>().Where(r => keys.Contains(r.Key)).ToDictionaryAsync(r => r.Key, cancellation);
            await db.Set<MasterDataChild>().Where(c => keys.Contains(c.RecordKey)).ExecuteDeleteAsync(cancellation);
            foreach (var (key, type, element) in chunk)
            {
                var subject = Identifier.Canonical(element.Id);
                var attributes = JsonSerializer.Serialize(element.Attributes.Select(a => new[] { a.Id, Text(a.Value) }));
                if (known.TryGetValue(key, out var record))
                {
                    (record.Attributes, record.RecordedAt) = (attributes, now);
                }
                else
                {
                    db.Add(new MasterDataRecord { Key = key, Owner = owner, Vocabulary = type, Subject = subject, Attributes = attributes, RecordedAt = now });
                }

                var number = 0;
                foreach (var child in (element.Children ?? []).Select(Identifier.Canonical).Distinct())
                {
                    db.Add(new MasterDataChild { RecordKey = key, Number = number++, Parent = subject, Child = child });
                }
            }
        }
    }

    private static IEnumerable<string[]> Pairs(string attributes) =>
        (JsonSerializer.Deserialize<string[][]>(attributes) ?? []).Where(p => p.Length == 2);

    private static string Text(ExtensionField? value) => value switch
    {
        null => "",
        { Form: ExtensionForm.Fields or ExtensionForm.List } => string.Join('\n', value.Children.Select(Text)),
        _ => value.Text ?? "",
    };

    private static string KeyOf(LineageId owner, string vocabulary, string subject) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{owner.Value:N}\n{vocabulary}\n{subject}")));
}
