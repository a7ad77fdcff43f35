using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Tdc.Platform.Jobs;
using Tdc.Platform.Storage;
using Tdc.Platform.Text;

namespace Tdc.Platform.Notices;

/// <summary>Registers notices and mail.</summary>
internal static class NoticeServices
{
    public static void AddNotices(this IServiceCollection services)
    {
        services.AddSingleton(p => new AreaTexts(p.GetServices<AreaText>(), p.GetRequiredService<IStringLocalizerFactory>()));
        services.AddAreaTexts<NoticesText>("notice");
        services.AddScoped<NoticeInbox>();
        services.TryAddSingleton<IMailTransport>(p => new SmtpTransport(MailSettings.From(p.GetService<IConfiguration>())));
        services.AddScoped(p => new MailOutbox(
            p.GetRequiredService<TdcDbContext>(), p.GetRequiredService<IMailTransport>(), p.GetRequiredService<WorkBell>(), p.GetRequiredService<TimeProvider>()));
        services.AddPeriodicWork<MailSender>();
        services.AddPeriodicWork<DailyDigest>();
    }
}
