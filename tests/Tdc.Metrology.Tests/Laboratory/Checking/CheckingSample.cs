using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Laboratory.Checking;

/// <summary>Laboratories that the tests of its self-control begin with.</summary>
internal static class CheckingSample
{
    /// <summary>Code of the unit whose laboratory it is.</summary>
    public const string Unit = "3600000701";

    /// <summary>Address of the check standards.</summary>
    public const string Checks = "/do-luong/phong-thi-nghiem/kiem-soat";

    extension(TestApp app)
    {
        /// <summary>Puts a unit and its laboratory into the register.</summary>
        public Task<LaboratoryId> AddLaboratoryAsync(string code = Unit, string name = "PTN-1") => app.InScopeAsync(async services =>
        {
            var added = await services.GetRequiredService<AddOrganisation>().HandleAsync(new(OrganisationKind.Enterprise, code, "Phòng " + code, "Laboratory " + code, "26188"), Asker.System, CancellationToken.None);
            Assert.True(added.TryGet(out _, out var no), no?.Code);
            var laboratory = new CalibrationLaboratory
            {
                Id = app.Clock.NewId<LaboratoryId>(),
                Unit = (await app.UnitAsync(code)).Lineage,
                Code = name,
                NameVi = "Phòng hiệu chuẩn " + name,
                NameEn = "Calibration laboratory " + name,
                Version = Guid.CreateVersion7(app.Clock.GetUtcNow()),
            };
            var db = services.GetRequiredService<TdcDbContext>();
            db.Add(laboratory);
            await db.SaveChangesAsync();
            return laboratory.Id;
        });

        /// <summary>Adds a working standard.</summary>
        public Task<StandardId> AddStandardAsync(LaboratoryId laboratory, string number) => app.InScopeAsync(async services =>
        {
            var standard = new MeasurementStandard
            {
                Id = app.Clock.NewId<StandardId>(),
                Laboratory = laboratory,
                Number = number,
                NameVi = "Quả cân 1 kg",
                NameEn = "Weight 1 kg",
                Serial = "S" + number,
                Quantity = "mass",
                Rank = StandardRank.Working,
                State = StandardState.InService,
                StateSince = app.Clock.GetUtcNow(),
                Version = Guid.CreateVersion7(app.Clock.GetUtcNow()),
            };
            var db = services.GetRequiredService<TdcDbContext>();
            db.Add(standard);
            await db.SaveChangesAsync();
            return standard.Id;
        });

        /// <summary>Reads rows.</summary>
        public Task<List<T>> RowsAsync<T>()
            where T : class => app.InScopeAsync(services => services.GetRequiredService<TdcDbContext>().Set<T>().AsNoTracking().ToListAsync());
    }
}
