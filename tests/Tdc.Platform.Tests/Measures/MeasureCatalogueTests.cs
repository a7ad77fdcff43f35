using Microsoft.EntityFrameworkCore;
using Tdc.Platform.Identity;
using Tdc.Platform.Measures;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Platform.Tests.Durable;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Measures;

public sealed class MeasureCatalogueTests
{
    private static readonly DateOnly from = new(2026, 1, 1);
    private static readonly DateOnly to = new(2026, 11, 20);

    [Fact]
    public async Task What_is_said_of_the_province_is_kept_until_a_record_changes_and_what_is_said_of_units_is_asked_each_time()
    {
        await using var database = await TestDatabase.CreateAsync();
        var clock = new TestClock();
        await using var node = Node.On(database, clock);
        var source = new CountedSource(clock);
        var catalogue = new MeasureCatalogue([source], node.Get<KeptReadings>());

        Assert.Equal(1, await AnswerAsync());
        Assert.Equal(1, await AnswerAsync());
        Assert.Equal(2, await AnswerAsync(to.AddDays(1))); // another period is another question
        Assert.Equal(3, (await catalogue.AnswerAsync(CountedSource.Code, [], from, to, CancellationToken.None))!.Value);
        Assert.Equal(4, (await catalogue.AnswerAsync(CountedSource.Code, [], from, to, CancellationToken.None))!.Value);
        Assert.Equal(1, await AnswerAsync());

        await node.WithDbAsync(async db =>
        {
            db.Add(new ProtectionKey { Name = "other", Xml = "<a/>" });
            return await db.SaveChangesAsync();
        });
        Assert.Equal(5, await AnswerAsync());

        await node.WithDbAsync(db => db.Set<ProtectionKey>().ExecuteUpdateAsync(k => k.SetProperty(x => x.Xml, "<b/>")));
        Assert.Equal(5, await AnswerAsync()); // a statement that nobody told of
        node.Get<TableWatch>().Tell(typeof(ProtectionKey));
        Assert.Equal(6, await AnswerAsync());

        clock.Now += KeptReadings.Staleness;
        Assert.Equal(7, await AnswerAsync()); // another process may have changed it
        Assert.Null(await catalogue.AnswerAsync("no.such-measure", null, from, to, CancellationToken.None));

        async Task<decimal?> AnswerAsync(DateOnly? until = null) => (await catalogue.AnswerAsync(CountedSource.Code, null, from, until ?? to, CancellationToken.None))!.Value;
    }

    private sealed class CountedSource(TimeProvider clock) : IMeasureSource
    {
        public const string Code = "test.times-asked";
        private int asked;

        public IReadOnlyList<MeasureDefinition> Measures { get; } = [new(Code, "Số lần hỏi", "Times asked", "lần", "times", MeasureJoin.Sum, MeasureJoin.Sum)];

        public IReadOnlyCollection<Type> Entities { get; } = [typeof(ProtectionKey)];

        public Task<MeasureAnswer> AnswerAsync(string code, IReadOnlyCollection<LineageId>? units, DateOnly from, DateOnly to, CancellationToken cancellation) =>
            Task.FromResult(new MeasureAnswer(++asked, null, null, asked, null, clock.GetUtcNow()));
    }
}
