using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tdc.Platform.Jobs;
using Tdc.Platform.Notices;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Platform.Tests.Durable;

/// <summary>One server of several on a database, without HTTP; its workers rest unless they are started.</summary>
internal sealed class Node : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private Node(ServiceProvider services) => this.services = services;

    public static TheoryData<DatabaseEngine> Engines { get; } = new() { DatabaseEngine.Sqlite, DatabaseEngine.Postgres };

    public JobRunner Jobs => services.GetRequiredService<JobRunner>();

    public Leases Leases => services.GetRequiredService<Leases>();

    public static Node On(TestDatabase database, TestClock clock, Action<IServiceCollection>? configure = null, params (string Name, string Value)[] settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build());
        services.AddSingleton<IMailTransport>(new NoMail());
        services.AddPlatform(database.Settings);
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        configure?.Invoke(services);
        return new Node(services.BuildServiceProvider());
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, TdcDbContext, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<TdcDbContext>());
    }

    public Task<T> WithDbAsync<T>(Func<TdcDbContext, Task<T>> work) => InScopeAsync((_, db) => work(db));

    /// <summary>Does a piece of periodic work if it has something to do.</summary>
    public Task<bool> RunAsync<TWork>()
        where TWork : IPeriodicWork =>
        services.GetRequiredService<PeriodicRunner>().RunOnceAsync(services.GetServices<IPeriodicWork>().OfType<TWork>().Single(), CancellationToken.None);

    public async Task StartAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }
    }

    public async Task StopAsync()
    {
        foreach (var hosted in services.GetServices<IHostedService>().Reverse())
        {
            await hosted.StopAsync(CancellationToken.None);
        }
    }

    public static async Task UntilAsync(Func<bool> done, string what)
    {
        for (var i = 0; i < 400 && !done(); i++)
        {
            await Task.Delay(25);
        }

        Assert.True(done(), what);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private sealed class NoMail : IMailTransport
    {
        public bool IsSet => false;

        public Task<SendResult> SendAsync(Mail mail, CancellationToken cancellation) => throw new InvalidOperationException();
    }
}
