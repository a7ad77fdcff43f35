using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tdc.Host.Serving;
using Tdc.Platform.Commands;
using Tdc.Platform.Identity;
using Tdc.Platform.Operations;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Host.Tests.Operations;

public sealed class DatabaseMoveTests
{
    [Fact]
    public async Task Every_table_arrives_with_the_same_rows_and_the_same_content()
    {
        Requirements.NeedPostgres();
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync();
        var user = await app.AddUserAsync(Role.Coordinator, "SKHCN");
        await using var target = await EmptyPostgres.CreateAsync();
        var moved = new List<TableDigest>();

        await app.InScopeAsync(async services =>
        {
            await DatabaseMove.MoveAsync(services.GetRequiredService<TdcDbContext>(), target.Context, moved.Add, cancellation);
            return true;
        });

        Assert.Equal(user.Email, (await target.Context.Users.SingleAsync(u => u.Id == user.Id, cancellation)).Email);
        Assert.Contains(moved, t => t is { Table: "org_organisation", Rows: > 100 });
        Assert.Contains(moved, t => t is { Table: "plan_task", Rows: 27 });
    }

    [Fact]
    public async Task A_target_with_rows_is_refused_and_stays_as_it_was()
    {
        Requirements.NeedPostgres();
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync();
        await using var target = await EmptyPostgres.CreateAsync();
        target.Context.Add(new ProtectionKey { Name = "one", Xml = "<key/>" });
        await target.Context.SaveChangesAsync(cancellation);

        await app.InScopeAsync(services => Assert.ThrowsAsync<CommandFault>(() =>
            DatabaseMove.MoveAsync(services.GetRequiredService<TdcDbContext>(), target.Context, _ => { }, cancellation)));

        Assert.Equal(0, await target.Context.Users.CountAsync(cancellation));
    }

    [Fact]
    public async Task What_is_stored_has_the_places_of_its_column_and_an_older_row_is_rounded_and_named()
    {
        Requirements.NeedPostgres();
        var cancellation = TestContext.Current.CancellationToken;
        await using var app = await TestApp.StartAsync();
        await using var target = await EmptyPostgres.CreateAsync();

        var rounded = await app.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<TdcDbContext>();
            var measured = db.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.GetScale() is not null).ToList();
            Assert.NotEmpty(measured);
            Assert.All(measured, p => Assert.Equal(0.315789m, p.GetValueConverter()!.ConvertToProvider(0.3157894736842105263157894737m)));
            await db.Database.ExecuteSqlRawAsync("UPDATE plan_measure_target SET value = '0.3157894736842105263157894737' WHERE rowid = (SELECT MIN(rowid) FROM plan_measure_target)", cancellation);
            return await DatabaseMove.MoveAsync(db, target.Context, _ => { }, cancellation);
        });

        Assert.Equal([new("plan_measure_target", "value", 1)], rounded);
    }

    private sealed class EmptyPostgres(ServiceProvider services, AsyncServiceScope scope, string name) : IAsyncDisposable
    {
        public TdcDbContext Context { get; } = scope.ServiceProvider.GetRequiredService<TdcDbContext>();

        public static async Task<EmptyPostgres> CreateAsync()
        {
            var name = $"tdc_move_{Guid.CreateVersion7():N}";
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
            var collection = new ServiceCollection();
            collection.AddLogging();
            TdcHost.AddModules(collection, DatabaseSettings.Postgres(
                new NpgsqlConnectionStringBuilder(Requirements.PostgresConnection) { Database = name }.ConnectionString, Path.GetTempPath()));
            var services = collection.BuildServiceProvider();
            var empty = new EmptyPostgres(services, services.CreateAsyncScope(), name);
            await empty.Context.Database.MigrateAsync();
            return empty;
        }

        public async ValueTask DisposeAsync()
        {
            await scope.DisposeAsync();
            await services.DisposeAsync();
            await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        }

        private static async Task ExecuteAsync(string sql)
        {
            await using var connection = new NpgsqlConnection(Requirements.PostgresConnection);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
