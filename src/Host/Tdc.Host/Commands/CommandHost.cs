using System.CommandLine;
using Tdc.Host.Serving;
using Tdc.Platform.Commands;
using Tdc.Platform.Storage;

namespace Tdc.Host.Commands;

/// <summary>Gives commands the services of the modules, with or without the database.</summary>
internal sealed class CommandHost : ICommandHost
{
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "Folder of the embedded database and the files (TDC_DATA, else ./data).",
        HelpName = "DIR",
    };

    public IServiceProvider WithoutDatabase() => Parts();

    public async Task<int> WithDatabaseAsync(
        ParseResult call, Func<IServiceProvider, CancellationToken, Task<int>> work, CancellationToken cancellation)
    {
        await using var services = Services(DatabaseSettings.FromEnvironment(call.GetValue(Data)));
        await TdcHost.PrepareAsync(services, demonstration: false, cancellation);
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider, cancellation);
    }

    /// <summary>Services that open no database as long as nobody asks for one.</summary>
    internal ServiceProvider Parts() => Services(DatabaseSettings.FromEnvironment());

    internal static ServiceProvider Services(DatabaseSettings database)
    {
        var services = new ServiceCollection();
        services.AddLogging(log => ConsoleLog.Add(log.SetMinimumLevel(LogLevel.Warning)));
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        TdcHost.AddModules(services, database);
        return services.BuildServiceProvider();
    }
}
